"""Courses and exercises, read from their folders and checked; nothing of them is executed here."""

import hashlib
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, cast

from pydantic import Field, TypeAdapter

from grader import __version__
from grader.errors import CatalogError, UsageError
from grader.manifests import Strict, line_of, read_manifest
from grader.models import Limits

COURSE_FILE = Path("exercises", "course.toml")
BUNDLED = Path(__file__).with_name("bundled")
"""Where an installed package keeps what students may see of its course."""

EXERCISE_FILE = "exercise.toml"
PUBLIC_SUITE = "test_public.py"
HIDDEN_SUITE = "test_hidden.py"
ORACLE = "oracle.py"
DRAWS = "draws.py"
PROBES = "probes.py"
PLOTS = "plots.py"
QUESTIONS = "questions.py"
ANSWERS = "answers.toml"
SHEET = "questions.json"
"""The questions of one student without their key, in what students get."""

STARTER = "starter.py"
STATEMENT = "statement.md"
FEW = 6
"""So many exercises are named when one is not found; of more, those that look alike."""

SLUG = r"^[a-z][a-z0-9_]*$"
ITEM = r"^[A-Z]\d{2}$"


class LimitsManifest(Strict):
    """Limits that an exercise changes; a submission gets the defaults for the others."""

    cpu_s: int = Field(default=10, gt=0, le=600, description="seconds of computing for one submission")
    wall_s: float = Field(
        default=10.0, gt=0, le=600, description="seconds for one submission, restarts included"
    )
    call_s: float = Field(default=2.0, gt=0, le=600, description="seconds for one call")
    memory_mib: int = Field(default=256, gt=0, le=65536, description="memory on top of the interpreter's own")
    output_kib: int = Field(default=1024, gt=0, le=65536, description="what one test case may print")
    threads: int = Field(default=0, ge=0, le=64, description="threads besides the main one")


class RulesManifest(Strict):
    """What tries and hints cost; counted where hand-ins are recorded."""

    full_tries: int = Field(default=0, ge=0, description="tries for full points; 0: as many as one likes")
    later_share: float = Field(default=0.5, ge=0, le=1, description="what a later try is worth at most")
    free_hints: int = Field(default=1, ge=0, description="hints of an item that cost nothing")
    hint_cost: float = Field(default=0.1, ge=0, le=1, description="share of an item's points for each other")


class Item(Strict):
    """One item of the curriculum: a question, a practice problem or a challenge."""

    id: str = Field(pattern=ITEM)
    title: str = Field(min_length=1)
    part: str = Field(default="", description="part of a lesson, such as L3.7")
    points: int = Field(gt=0)
    difficulty: int = Field(default=1, ge=1, le=5)
    needs: list[str] = Field(default=[], description="ids of items that help before")
    concepts: list[str] = Field(default=[])
    sources: list[str] = Field(default=[], description="rows of the curriculum")
    code: bool = Field(default=False, description="the answer is code, which runs in the sandbox")


class ExerciseManifest(Strict):
    """What `exercise.toml` holds, whatever its kind."""

    version: Literal[1] = Field(alias="schema", description="version of this format")
    kind: Literal["challenge", "quiz", "practice"] = Field(
        description="a challenge is code against pytest suites; the others are answers to questions"
    )
    slug: str | None = Field(
        default=None, pattern=SLUG, description="only in what students get; else the folder"
    )
    title: str = Field(min_length=1)
    summary: str = Field(min_length=1, description="one line for the list of exercises")
    packages: list[str] = Field(default=["numpy"], description="what submissions may import")
    limits: LimitsManifest = LimitsManifest()
    rules: RulesManifest = RulesManifest()


class ChallengeManifest(ExerciseManifest):
    """What `exercise.toml` of a challenge holds."""

    item: str = Field(pattern=ITEM, description="id of the item, such as C18")
    part: str = Field(default="", description="part of a lesson, such as L3.7")
    difficulty: int = Field(default=1, ge=1, le=5)
    entry: list[str] = Field(min_length=1, description="functions that a submission must define")
    needs: list[str] = Field(default=[], description="ids of items that help before")
    concepts: list[str] = Field(default=[])
    sources: list[str] = Field(default=[], description="rows of the curriculum")
    points: int = Field(gt=0, description="points of the hidden suite")
    hints: list[str] = Field(default=[])

    @property
    def items(self) -> list[Item]:
        """The one item of this exercise."""
        shared = {name: getattr(self, name) for name in Item.model_fields if name not in ("id", "code")}
        return [Item(id=self.item, code=True, **shared)]


class QuestionsManifest(ExerciseManifest):
    """What `exercise.toml` of a quiz or of a practice sheet holds."""

    items: list[Item] = Field(min_length=1, description="the questions, in the order in which they are asked")

    @property
    def entry(self) -> list[str]:
        """Functions to define: answers are no code, or each names its own."""
        return []

    @property
    def points(self) -> int:
        """Points of all items."""
        return sum(item.points for item in self.items)


Manifest = ChallengeManifest | QuestionsManifest
KINDS: dict[str, type[ChallengeManifest] | type[QuestionsManifest]] = {
    "challenge": ChallengeManifest,
    "quiz": QuestionsManifest,
    "practice": QuestionsManifest,
}


class CourseManifest(Strict):
    """What `exercises/course.toml` holds."""

    version: Literal[1] = Field(alias="schema")
    title: str = Field(min_length=1)
    exercises: list[str] = Field(description="slugs in teaching order")
    lessons: list[str] = Field(default=[], description="ids of lessons in teaching order")
    coverage: Literal["complete"] | None = Field(
        default=None, description="that each fact of the sources must be covered"
    )
    key: str | None = Field(
        default=None, description="fingerprint of the course key: no other one may draw numbers"
    )


@dataclass(frozen=True)
class Exercise:
    """One exercise folder: of a course, or what a student was given (then without hidden files)."""

    slug: str
    folder: Path
    manifest: Manifest
    course_root: Path | None = None

    @property
    def asks(self) -> bool:
        """Whether it is made of questions; else it is a challenge in code."""
        return isinstance(self.manifest, QuestionsManifest)

    @property
    def runs_code(self) -> bool:
        """Whether grading it runs what a student wrote."""
        return any(item.code for item in self.manifest.items)

    @property
    def file_name(self) -> str:
        """The name of the file that is handed in."""
        return ANSWERS if self.asks else f"{self.slug}.py"

    @property
    def draws(self) -> bool:
        """Whether each student gets own numbers."""
        return self.asks or (self.folder / DRAWS).is_file()

    @property
    def suites(self) -> list[Path]:
        """What grades it, in this order."""
        names = [QUESTIONS] if self.asks else [PUBLIC_SUITE, HIDDEN_SUITE]
        return [self.folder / name for name in names]

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
        """Make sure that this copy of the course holds what students do not have.

        Raises
        ------
        UsageError
            If it is one for students.
        """
        if not self.suites[-1].is_file():
            raise UsageError(
                f"{self.folder} has no {self.suites[-1].name}: "
                "this needs the course's own repository (--course)"
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
        names = (EXERCISE_FILE, PUBLIC_SUITE, HIDDEN_SUITE, ORACLE, DRAWS, PROBES, PLOTS, QUESTIONS)
        suite = [self.folder / name for name in names]
        if self.course_root is not None and (self.folder / PROBES).is_file():
            # A diagnosis compares with these, and tells what they say.
            suite += [self.solutions / "model.py", *sorted(self.solutions.glob("mutants/*.py"))]
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
            if slug in [item.id for item in exercise.manifest.items]:
                return exercise
        raise UsageError(f"no exercise {slug!r} in {self.title!r}; {self._instead_of(slug)}")

    def _instead_of(self, slug: str) -> str:
        """Say what there is in place of a name that nothing has."""
        known = self.manifest.exercises
        if len(known) <= FEW:
            return f"there are: {', '.join(known)}"
        meant = get_close_matches(slug, known)
        return f"did you mean {' or '.join(meant)}?" if meant else "`grader list` shows what there is"

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
            manifest = read_manifest(root / COURSE_FILE, CourseManifest)
            for slug in manifest.exercises:
                if not (root / "exercises" / slug / EXERCISE_FILE).is_file():
                    line = line_of((root / COURSE_FILE).read_text(encoding="utf-8"), ("exercises",))
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
    manifest = cast("Manifest", read_manifest(folder / EXERCISE_FILE, ExerciseManifest, _schema_of))
    slug = manifest.slug or folder.name
    if not re.fullmatch(SLUG, slug):
        raise CatalogError(f"{folder}: the name of the folder must be lower case letters, digits and _")
    exercise = Exercise(slug, folder, manifest, course_root)
    for name in _required_files(exercise):
        if not (folder / name).is_file():
            raise CatalogError(f"{folder}: {name} is missing")
    return exercise


def _schema_of(table: dict[str, Any]) -> type[ExerciseManifest]:
    return KINDS.get(str(table.get("kind")), ChallengeManifest)


def _required_files(exercise: Exercise) -> tuple[str, ...]:
    """Name the files without which nothing can be done with an exercise."""
    if exercise.asks:
        return (STATEMENT,) if exercise.course_root else (SHEET,)
    return (STATEMENT, STARTER, PUBLIC_SUITE) if exercise.course_root else (PUBLIC_SUITE,)


def find_handout(start: Path) -> Exercise | None:
    """Return the exercise whose given folder this is, None if it is not one."""
    path = start / EXERCISE_FILE
    try:
        if not path.is_file() or tomllib.loads(path.read_text(encoding="utf-8")).get("slug") is None:
            return None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CatalogError(f"{path}: {error}") from None
    return load_exercise(start)


def _fingerprint(paths: Iterable[Path]) -> str:
    """Hash names and contents of files; a missing one counts as empty."""
    digest = hashlib.sha256()
    for path in paths:
        content = path.read_bytes() if path.is_file() else b""
        digest.update(f"{path.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:16]


def schema_of_exercises() -> dict[str, Any]:
    """Return the JSON Schema of `exercise.toml`, for editors."""
    either: TypeAdapter[Manifest] = TypeAdapter(Manifest)
    return either.json_schema(by_alias=True)
