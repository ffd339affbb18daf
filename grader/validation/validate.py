"""Driving a validation: an exercise after the other, everything that can be said about each."""

from collections.abc import Callable, Iterator, Sequence

from grader.catalog import (
    EXERCISE_FILE,
    HIDDEN_SUITE,
    ORACLE,
    PUBLIC_SUITE,
    STARTER,
    STATEMENT,
    Course,
    Exercise,
    load_exercise,
)
from grader.errors import CatalogError
from grader.handout import handout_files
from grader.models import RunResult, Verdict
from grader.validation import folder, leaks, mutants, roundings, scores, sessions
from grader.validation.findings import Counts, Finding, Matrix, Problem, Validation
from grader.validation.solutions import Solutions, read_solutions

Progress = Callable[[int, int], None]
AGAIN = 2
"""Submissions of an exercise that are graded a second time: the model, and a mutant."""


def validate(
    course: Course, slugs: Sequence[str] = (), isolation: str = "auto", progress: Progress | None = None
) -> Iterator[Validation]:
    """Validate exercises of a course, or all of them and the course itself.

    Parameters
    ----------
    course : Course
        Where they stand.
    slugs : sequence of str
        Slugs, or ids of items; all of the course when empty.
    isolation : str
        ``"auto"`` or the name of an `Isolation`.
    progress : callable, optional
        Is told how many submissions are graded, and how many there are in all.

    Yields
    ------
    Validation
        One for each exercise, as soon as it is done; folders that the course does not list stand last.

    Raises
    ------
    UsageError
        If the course has no such exercise.
    SandboxError
        If the machinery fails: nothing was proved.
    """
