"""A lesson, read from its folder: `lesson.toml`, `text.md` in sections, `demo.toml` if it has a demo."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.errors import CatalogError, UsageError
from grader.lessons.claims import without_claims
from grader.lessons.manifest import DemoManifest, LessonManifest, Part, Prompt
from grader.manifests import line_of, read_manifest
from grader.markup import Kind, read

LESSONS = Path("exercises", "lessons")
LESSON_FILE = "lesson.toml"
TEXT_FILE = "text.md"
DEMO_FILE = "demo.toml"
CLAIMS_FILE = "claims.py"


@dataclass(frozen=True, slots=True)
class Section:
    """One part and its text; `line` is that of its title in `text.md`."""

    part: Part
    line: int
    text: str

    @property
    def shown(self) -> str:
        """The text as readers see it."""
        return without_claims(self.text)


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson."""

    folder: Path
    manifest: LessonManifest
    text: str
    sections: tuple[Section, ...]
    demo: DemoManifest | None

    @property
    def id(self) -> str:
        """Its id, such as L0."""
        return self.manifest.id

    def section(self, name: str) -> Section:
        """Return a section by the id of its part, or by its number alone.

        Raises
        ------
        UsageError
            If there is none.
        """
        for section in self.sections:
            if name in (section.part.id, section.part.id.partition(".")[2]):
                return section
        ids = [section.part.id for section in self.sections]
        raise UsageError(f"no part {name!r} in {self.id}; there are: {ids[0]} to {ids[-1]}")

    def prompts(self, part: Part) -> list[Prompt]:
        """Return what the demo asks in a part, in the order of the part."""
        known = {prompt.id: prompt for prompt in self.demo.prompts} if self.demo is not None else {}
        return [known[name] for name in part.prompts if name in known]


def lesson_folder(course_root: Path, lesson: str) -> Path:
    """Return where a lesson of a course stands."""
    return course_root / LESSONS / lesson


def load_lesson(folder: Path) -> Lesson:
    """Read the folder of a lesson.

    Raises
    ------
    CatalogError
        If a file is missing or does not fit; the text names file and line.
    """
    path = folder / LESSON_FILE
    manifest = read_manifest(path, LessonManifest)
    if manifest.id != folder.name:
        line = line_of(path.read_text(encoding="utf-8"), ("id",))
        raise CatalogError(f"{path}:{line}: id: is {manifest.id}, but the folder is {folder.name}")
    has_demo = (folder / DEMO_FILE).is_file()
    demo = read_manifest(folder / DEMO_FILE, DemoManifest) if has_demo else None
    text = _read_text(folder / TEXT_FILE)
    return Lesson(folder, manifest, text, tuple(_sections(folder / TEXT_FILE, text, manifest.parts)), demo)


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CatalogError(f"{path}: cannot be read: {error}") from None


def _sections(path: Path, text: str, parts: list[Part]) -> Iterator[Section]:
    """Split a text at the titles of its sections, which must be those of the parts."""
    lines = text.split("\n")
    titles = list(_titles(text))
    before = lines[: titles[0][0] - 1] if titles else lines
    for number, words in enumerate(before, 1):
        if words.strip():
            raise CatalogError(f"{path}:{number}: a lesson begins with '## {parts[0].title}'")
    for number, ((line, title), part) in enumerate(zip(titles, parts, strict=False), 1):
        if title != part.title:
            raise CatalogError(
                f"{path}:{line}: section {number} is {title!r}, but {LESSON_FILE} has {part.title!r}"
            )
    if len(titles) > len(parts):
        line, title = titles[len(parts)]
        raise CatalogError(f"{path}:{line}: section {title!r} is no part of {LESSON_FILE}")
    if len(titles) < len(parts):
        missing = parts[len(titles)].title
        raise CatalogError(f"{path}:{len(text.splitlines()) or 1}: section {missing!r} is missing")
    ends = [line - 1 for line, _ in titles[1:]] + [len(lines)]
    for part, (line, _), end in zip(parts, titles, ends, strict=True):
        yield Section(part, line, "\n".join(lines[line:end]).strip("\n"))


def _titles(text: str) -> Iterator[tuple[int, str]]:
    """Find lines and words of the headings of the second level; those in code are none."""
    document = read(text)
    for span in document.only(Kind.HEADING):
        if document.text.startswith("## ", span.start):
            yield document.place(span.start)[0], span.content
