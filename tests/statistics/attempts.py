"""Attempts to be counted: small ones, each with one thing that matters."""

from collections.abc import Sequence
from typing import Any

from grader.models import Outcome, Verdict, Visibility
from grader.statistics.reading import Attempt, Case, Idea, ResultsFile


def case(name: str = "H01", points: float = 1.0, max_points: float = 1.0, **said: Any) -> Case:
    """Return a hidden test; it passed if it earned everything."""
    fields: dict[str, Any] = {
        "title": f"Title of {name}.",
        "visibility": Visibility.HIDDEN,
        "outcome": Outcome.PASSED if points == max_points else Outcome.FAILED,
        "pending": 0.0,
        "message": "" if points == max_points else "it is wrong",
        "ideas": (),
        "got": None,
    }
    return Case(id=name, points=points, max_points=max_points, **(fields | said))


def question(name: str = "Q01", points: float = 1.0, max_points: float = 1.0, **said: Any) -> Case:
    """Return a question: public, and worth something."""
    return case(name, points, max_points, **({"visibility": Visibility.PUBLIC} | said))


def public(name: str = "V01", *, passed: bool = True, **said: Any) -> Case:
    """Return a public test, which is worth nothing."""
    fields = {
        "visibility": Visibility.PUBLIC,
        "outcome": Outcome.PASSED if passed else Outcome.FAILED,
        "message": "" if passed else "it is wrong",
    }
    return case(name, 0.0, 0.0, **(fields | said))


def attempt(student: str, *cases: Case, verdict: Verdict | None = None, **said: Any) -> Attempt:
    """Return an attempt with the verdict that its points have."""
    earned = sum(one.points for one in cases)
    possible = sum(one.max_points for one in cases)
    natural = Verdict.PASSED if earned == possible else Verdict.PARTIAL if earned else Verdict.FAILED
    fields: dict[str, Any] = {
        "submission": f"{student}.py",
        "exercise": "doubling",
        "diagnosis": None,
        "hashes": {"exercise": "a"},
    }
    return Attempt(student=student, verdict=verdict or natural, points=earned, tests=cases, **(fields | said))


def class_of(*rows: Sequence[float]) -> list[Attempt]:
    """Return one attempt for each row: what was earned of 1 in H01, H02, ..."""
    return [
        attempt(f"s{number}", *(case(f"H{place:02}", points) for place, points in enumerate(row, 1)))
        for number, row in enumerate(rows)
    ]


def file_of(*attempts: Attempt, exercise: str = "doubling", ideas: Sequence[Idea] = ()) -> ResultsFile:
    """Return a file of results."""
    return ResultsFile(1, exercise, f"Title of {exercise}", attempts, tuple(ideas))
