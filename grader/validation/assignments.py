"""Proving an assignment: its file can be used, no other one has its exercises, and its tests are there."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from grader.assignments import Assignment, assignment_files, load_assignment, shared_exercises
from grader.catalog import Course, Exercise
from grader.errors import CatalogError, NotGradableError
from grader.models import Submission, Visibility
from grader.suite.replay import Graded, replay
from grader.validation.findings import AssignmentCounts, Finding, Validation

ASSIGNMENT = "assignment"


def validate_assignment(path: Path, course: Course) -> Validation:
    """Validate the file of one assignment."""
    where = f"{path.parent.name}/{path.name}"
    try:
        assignment = load_assignment(path, course)
    except CatalogError as error:
        told = tuple(Finding(path.stem, where, line) for line in str(error).splitlines())
        return Validation(path.stem, ASSIGNMENT, told)
    problems = [(where, said) for name, said in shared_exercises(course, _sound(course)) if name == path.stem]
    problems += [(where, said) for said in _unknown_tests(assignment, course)]
    findings = tuple(Finding(path.stem, *problem) for problem in problems)
    return Validation(path.stem, ASSIGNMENT, findings, AssignmentCounts(len(assignment.parts)))


def _sound(course: Course) -> Iterator[Assignment]:
    """Read the assignments that can be read; the others have findings of their own."""
    for path in assignment_files(course):
        with suppress(CatalogError):
            yield load_assignment(path, course)


def _unknown_tests(assignment: Assignment, course: Course) -> Iterator[str]:
    """Find ids in `tests` that are of no hidden test."""
    for part in assignment.parts:
        with suppress(CatalogError):  # told where the exercise is proved
            hidden = _hidden_cases(course.exercise(part.slug)) if part.tests else []
            for case in part.tests:
                if case not in hidden:
                    yield f"tests names {case}, but {part.slug} has {_named(hidden)}"


def _named(hidden: list[str]) -> str:
    return f"the hidden tests {', '.join(hidden)}" if hidden else "no hidden tests"


def _hidden_cases(exercise: Exercise) -> list[str]:
    """Return the ids of the cases that are hidden from students; questions have none."""
    found: list[Graded] = []
    replay(exercise, exercise.suites, [Submission("", "")], _names_alone, found.append)
    return [case.id for case in found[0].cases if case.visibility is Visibility.HIDDEN]


def _names_alone(_: Submission) -> NoReturn:
    raise NotGradableError("nothing is graded: the names of the cases are asked for")
