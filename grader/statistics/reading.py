"""Results files, as `grader grade --json` writes them: of each result what statistics need, and no more."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, ValidationError

from grader.errors import UsageError
from grader.models import SCHEMA, Outcome, Verdict, Visibility

MOST_POINTS = 1e9
Slug = Annotated[str, Field(pattern="^[a-z][a-z0-9_]*$")]
Points = Annotated[float, Field(ge=0, le=MOST_POINTS, allow_inf_nan=False)]


@dataclass(frozen=True, slots=True)
class Case:
    """One test case or question in one attempt."""

    id: str
    title: str
    visibility: Visibility
    outcome: Outcome
    points: Points
    max_points: Points
    pending: Points
    message: str
    ideas: tuple[str, ...]
    got: str | None

    def __post_init__(self) -> None:
        """Refuse points that nobody can earn."""
        if self.points > self.max_points:
            raise ValueError(f"{self.id} earned {self.points:g} of {self.max_points:g} points")

    @property
    def is_question(self) -> bool:
        """Whether it is a question: public tests are worth nothing, and hidden ones are no questions."""
        return self.visibility is Visibility.PUBLIC and self.max_points > 0


@dataclass(frozen=True, slots=True)
class Found:
    """The part of a diagnosis that names an idea."""

    idea: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """One result of one student."""

    submission: str
    student: str
    exercise: str
    verdict: Verdict
    points: Points
    diagnosis: Found | None
    hashes: dict[str, str]
    tests: tuple[Case, ...]

    def __post_init__(self) -> None:
        """Refuse two cases of one name: it would not be clear which one counts."""
        if len({case.id for case in self.tests}) < len(self.tests):
            raise ValueError(f"{self.submission} has two cases of one id")

    @property
    def whose(self) -> tuple[str, str]:
        """Return what tells students apart; a submission that nobody is named for stands for itself."""
        return (self.student, "" if self.student else self.submission)


@dataclass(frozen=True, slots=True)
class Idea:
    """A wrong idea with its title, as the course names it."""

    idea: str
    title: str


@dataclass(frozen=True, slots=True)
class ResultsFile:
    """The results of one exercise."""

    schema: Literal[1]
    exercise: Slug
    title: str
    results: tuple[Attempt, ...]
    misconceptions: tuple[Idea, ...]


def read_results(path: Path) -> ResultsFile:
    """Read one results file.

    Raises
    ------
    UsageError
        If it cannot be read, or is none.
    """
    try:
        data = json.loads(path.read_bytes())
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError):
        raise UsageError(f"{path}: no results are in it: it is not JSON; {HOW}") from None
    return results_in(data, str(path))


def results_in(data: Any, where: str) -> ResultsFile:
    """Read what such a file holds; `where` it was found.

    Raises
    ------
    UsageError
        If it is something else.
    """
    try:
        # Pydantic's own JSON reader refuses half a surrogate pair, which what a student returned may hold.
        return TypeAdapter(ResultsFile).validate_python(data)
    except ValidationError as error:
        raise UsageError(f"{where}: no results are in it: {_first_problem(error)}; {HOW}") from None


HOW = "`grader grade ... --json FILE` writes them"


def _first_problem(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    place = ".".join(map(str, first["loc"])) or "the file"
    if first["loc"] == ("schema",):
        return f"it is not of version {SCHEMA}"
    return f"{place}: {first['msg'][0].lower()}{first['msg'][1:]}"
