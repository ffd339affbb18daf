"""Courses and exercises, read from their folders and checked; nothing of them is executed here."""

import hashlib
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from grader import __version__
from grader.errors import CatalogError, UsageError
from grader.models import Limits

COURSE_FILE = Path("exercises", "course.toml")
BUNDLED = Path(__file__).with_name("bundled")
"""Where an installed package keeps what students may see of its course."""

EXERCISE_FILE = "exercise.toml"
PUBLIC_SUITE = "test_public.py"
HIDDEN_SUITE = "test_hidden.py"
ORACLE = "oracle.py"
STARTER = "starter.py"
STATEMENT = "statement.md"
SLUG = r"^[a-z][a-z0-9_]*$"
ITEM = r"^[A-Z]\d{2}$"

Manifest = TypeVar("Manifest", bound=BaseModel)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LimitsManifest(_Strict):
    """Limits that an exercise changes; a submission gets the defaults for the others."""

    cpu_s: int = Field(default=10, gt=0, le=600, description="seconds of computing for one submission")
    wall_s: float = Field(
        default=10.0, gt=0, le=600, description="seconds for one submission, restarts included"
    )
    call_s: float = Field(default=2.0, gt=0, le=600, description="seconds for one call")
    memory_mib: int = Field(default=256, gt=0, le=65536, description="memory on top of the interpreter's own")
    output_kib: int = Field(default=1024, gt=0, le=65536, description="what one test case may print")
    threads: int = Field(default=0, ge=0, le=64, description="threads besides the main one")


class ExerciseManifest(_Strict):
    """What `exercise.toml` holds."""

    version: Literal[1] = Field(alias="schema", description="version of this format")
    kind: Literal["challenge"] = Field(description="code against pytest suites")
    item: str = Field(pattern=ITEM, description="id of the item, such as C18")
    slug: str | None = Field(
        default=None, pattern=SLUG, description="only in what students get; else the folder"
    )
    title: str = Field(min_length=1)
    summary: str = Field(min_length=1, description="one line for the list of exercises")
    lesson: str = Field(default="", description="part of a lesson, such as L3.7")
    difficulty: int = Field(default=1, ge=1, le=5)
    entry: list[str] = Field(min_length=1, description="functions that a submission must define")
    needs: list[str] = Field(default=[], description="ids of items that help before")
    concepts: list[str] = Field(default=[])
    sources: list[str] = Field(default=[], description="rows of the curriculum")
    points: int = Field(gt=0, description="points of the hidden suite")
    hints: list[str] = Field(default=[])
    packages: list[str] = Field(default=["numpy"], description="what submissions may import")
    limits: LimitsManifest = LimitsManifest()


class CourseManifest(_Strict):
    """What `exercises/course.toml` holds."""

    version: Literal[1] = Field(alias="schema")
    title: str = Field(min_length=1)
    exercises: list[str] = Field(description="slugs in teaching order")


@dataclass(frozen=True)
class Exercise:
    """One exercise folder: of a course, or what a student was given (then without hidden files)."""

    slug: str
    folder: Path
    manifest: ExerciseManifest
    course_root: Path | None = None

    @property
    def file_name(self) -> str:
        """The name of the file that is handed in."""
        return f"{self.slug}.py"

    @property
    def limits(self) -> Limits:
        """What a submission may use."""
        said = self.manifest.limits
        return Limits(
            cpu_s=said.cpu_s,
            wall_s=said.wall_s,
            call_s=said.call_s,
            memory_bytes=said.memory_mib * 2**20,
            output_bytes=said.output_kib * 2**10,
            threads=said.threads,
        )

    @property
    def public_suite(self) -> Path:
        """The suite that students hold."""
        return self.folder / PUBLIC_SUITE

    @property
    def hidden_suite(self) -> Path:
        """The suite that counts; students and installed packages do not have it."""
        return self.folder / HIDDEN_SUITE

    def require_hidden_suite(self) -> None:
        """Make sure that this copy of the course can grade.

        Raises
        ------
        UsageError
            If it is one for students.
        """
        if not self.hidden_suite.is_file():
            raise UsageError(
                f"{self.folder} has no {HIDDEN_SUITE}: grading needs the course's own repository (--course)"
            )

    @property
    def solutions(self) -> Path:
        """The folder with model, mutants and alternatives."""
        if self.course_root is None:
            raise UsageError(f"{self.folder}: what students get has no solutions")
        return self.course_root / "solutions" / self.slug

    def read(self, name: str) -> str:
        """Return the text of one of its files.

        Raises
        ------
        CatalogError
            If it is missing or not UTF-8.
        """
        path = self.folder / name
        try:
            return path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise CatalogError(f"{path}: cannot be read: {error}") from None

    @cached_property
    def hashes(self) -> dict[str, str]:
        """Fingerprints of everything that decides a result besides the submission."""
        suite = [self.folder / name for name in (EXERCISE_FILE, PUBLIC_SUITE, HIDDEN_SUITE, ORACLE)]
        reference = sorted((self.course_root / "reference").rglob("*.py")) if self.course_root else []
        engine = sorted(Path(__file__).parent.rglob("*.py"))
        return {
            "exercise": _fingerprint(suite),
            "reference": _fingerprint(reference),
            "grader": f"{__version__}+{_fingerprint(engine)}",
        }


@dataclass(frozen=True)
class Course:
    """A course: its root folder and its exercises in teaching order."""

    root: Path
    manifest: CourseManifest

    @property
    def title(self) -> str:
        """The title of the course."""
        return self.manifest.title

    def exercise(self, slug: str) -> Exercise:
        """Return one exercise by its slug or by the id of its item.

        Raises
        ------
        UsageError
            If the course has no such exercise.
        CatalogError
            If its folder cannot be used.
        """
        if slug in self.manifest.exercises:
            return load_exercise(self.root / "exercises" / slug, self.root)
        for exercise in self.exercises() if re.fullmatch(ITEM, slug) else ():
            if exercise.manifest.item == slug:
                return exercise
        known = ", ".join(self.manifest.exercises)
        raise UsageError(f"no exercise {slug!r} in {self.title!r}; there are: {known}")

    def exercises(self) -> list[Exercise]:
        """Return all exercises in teaching order."""
        return [load_exercise(self.root / "exercises" / slug, self.root) for slug in self.manifest.exercises]


def find_course(start: Path) -> Course:
    """Find the course that a folder belongs to, walking up.

    Raises
    ------
    UsageError
        If there is none.
    CatalogError
        If its `course.toml` cannot be used.
    """
    start = start.resolve()
    for root in (start, *start.parents, BUNDLED):
        if (root / COURSE_FILE).is_file():
            manifest = _read_manifest(root / COURSE_FILE, CourseManifest)
            for slug in manifest.exercises:
                if not (root / "exercises" / slug / EXERCISE_FILE).is_file():
                    line = _line_of((root / COURSE_FILE).read_text(encoding="utf-8"), ("exercises",))
                    raise CatalogError(
                        f"{root / COURSE_FILE}:{line}: no folder exercises/{slug} with an exercise.toml"
                    )
            return Course(root, manifest)
    raise UsageError(
        f"no course at {start} or above it: {COURSE_FILE} was looked for (or name one with --course)"
    )


def load_exercise(folder: Path, course_root: Path | None = None) -> Exercise:
    """Read one exercise folder.

    Raises
    ------
    CatalogError
        If a file is missing or `exercise.toml` does not fit its schema; the text names file and line.
    """
    manifest = _read_manifest(folder / EXERCISE_FILE, ExerciseManifest)
    slug = manifest.slug or folder.name
    if not re.fullmatch(SLUG, slug):
        raise CatalogError(f"{folder}: the name of the folder must be lower case letters, digits and _")
    for name in (STATEMENT, STARTER, PUBLIC_SUITE) if course_root else (PUBLIC_SUITE,):
        if not (folder / name).is_file():
            raise CatalogError(f"{folder}: {name} is missing")
    return Exercise(slug, folder, manifest, course_root)


def find_handout(start: Path) -> Exercise | None:
    """Return the exercise whose given folder this is, None if it is not one."""
    path = start / EXERCISE_FILE
    try:
        if not path.is_file() or tomllib.loads(path.read_text(encoding="utf-8")).get("slug") is None:
            return None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CatalogError(f"{path}: {error}") from None
    return load_exercise(start)


def _read_manifest(path: Path, schema: type[Manifest]) -> Manifest:
    try:
        text = path.read_text(encoding="utf-8")
        return schema.model_validate(tomllib.loads(text))
    except FileNotFoundError:
        raise CatalogError(f"{path}: not found") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CatalogError(f"{path}: {error}") from None
    except ValidationError as error:
        problems = [_problem(path, text, dict(found)) for found in error.errors(include_url=False)]
        raise CatalogError("\n".join(problems)) from None


def _problem(path: Path, text: str, found: dict[str, Any]) -> str:
    """Write one finding of the schema as file, line, key, what was expected and what came."""
    where = tuple(found["loc"])
    key = ".".join(map(str, where))
    if found["type"] == "extra_forbidden":
        said = "there is no such key"
    elif found["type"] == "missing":
        said = "is missing"
    else:
        said = f"{found['msg'][0].lower()}{found['msg'][1:]}, got {found['input']!r}"
    return f"{path}:{_line_of(text, where)}: {key}: {said}"


def _line_of(text: str, where: Sequence[Any]) -> int:
    """Return the line of the innermost key that stands in the file, 1 if none does."""
    for key in reversed([str(part) for part in where if isinstance(part, str)]):
        for number, line in enumerate(text.splitlines(), 1):
            if re.search(rf"^(?!\s*#)(.*[\s{{,\[])?{re.escape(key)}\s*[=\]]", line):
                return number
    return 1


def _fingerprint(paths: Iterable[Path]) -> str:
    """Hash names and contents of files; a missing one counts as empty."""
    digest = hashlib.sha256()
    for path in paths:
        content = path.read_bytes() if path.is_file() else b""
        digest.update(f"{path.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:16]


def schema_of_exercises() -> dict[str, Any]:
    """Return the JSON Schema of `exercise.toml`, for editors."""
    return ExerciseManifest.model_json_schema(by_alias=True)
