"""What commands about results are given: names of work in the store, or files of results."""

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from grader.cli.shared import assignment_at, course_at, data_place
from grader.errors import UsageError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from grader.assignments import Assignment
    from grader.catalog import Course, Exercise

NAME = r"\w[\w-]*"
"""A name of work; what has a dot or a slash is a file, whether it is there or not."""

NamesOrFiles = Annotated[
    list[str],
    typer.Argument(
        metavar="NAME...",
        help="Assignments or exercises of the store, or results as `grader grade --json` wrote them.",
    ),
]


@dataclass(frozen=True, slots=True)
class Named:
    """What was named.

    Attributes
    ----------
    files : list of Path
        Files of results.
    assignments : list of Assignment
        Work in the store, each exercise once; one that was named alone is alone in its assignment.
    summed : set of str
        The assignments that were named themselves.
    """

    files: list[Path]
    assignments: "list[Assignment]"
    summed: set[str]


def named(names: Sequence[str], course: Path | None) -> Named:
    """Tell files from names of work; what is there as a file is one.

    Raises
    ------
    UsageError
        If a name is neither.
    """
    files = [Path(name) for name in names if _is_file(name)]
    whole: dict[str, Assignment] = {}
    single: dict[str, Assignment] = {}
    for name in (name for name in names if not _is_file(name)):
        found = course_at(course)
        try:
            assignment = assignment_at(found, name)
        except UsageError as error:
            raise UsageError(f"{name}: there is no such file, and {error}") from None
        if name == assignment.name:
            whole[name] = assignment
        else:
            part = assignment.part(found.exercise(name).slug)
            single[part.slug] = replace(assignment, parts=(part,))
    alone = [assignment for assignment in single.values() if assignment.name not in whole]
    return Named(files, [*whole.values(), *alone], set(whole))


def _is_file(name: str) -> bool:
    return Path(name).is_file() or not re.fullmatch(NAME, name)


def exercises_of(course: "Course", chosen: "Sequence[Assignment]") -> "list[Exercise]":
    """Return the exercises of some assignments."""
    return [course.exercise(part.slug) for assignment in chosen for part in assignment.parts]


def results_of(
    connection: "Connection", course: "Course", assignment: "Assignment", *, every: bool = False
) -> "Iterator[tuple[Exercise, list[dict[str, Any]]]]":
    """Read the results of each exercise of an assignment, as their JSON has them.

    Parameters
    ----------
    connection : Connection
        To the store.
    course : Course
        With the exercises.
    assignment : Assignment
        Some work.
    every : bool
        Whether of all attempts, in their order; else of the one of each student that counts.
    """
    from grader.store.results import standings

    for exercise in exercises_of(course, [assignment]):
        held: Iterator[tuple[str, str]] = (
            ((one.attempt.student, one.record) for one in standings(connection, exercise.slug))
            if every
            else _counting(connection, exercise, assignment)
        )
        yield exercise, [{**json.loads(record), "student": student} for student, record in held]


def _counting(
    connection: "Connection", exercise: "Exercise", assignment: "Assignment"
) -> "Iterator[tuple[str, str]]":
    """Read the records that count, each with its student."""
    from grader.gradebook import works
    from grader.store.extensions import extensions
    from grader.store.results import by_id
    from grader.store.tables import batches

    everybody = works(connection, exercise, assignment, extensions(connection, assignment.name))
    counting = [
        (name, work.results[work.standing]) for name, work in everybody.items() if work.standing is not None
    ]
    for some in batches(counting):
        rows = by_id(connection, [number for _, number in some])
        yield from ((name, rows[number].record) for name, number in some)


@contextmanager
def kept_work(data: str, course: "Course", chosen: "Sequence[Assignment]") -> "Iterator[Connection]":
    """Read the store, where something was handed in for each of these.

    Raises
    ------
    UsageError
        If there is no store, or nothing in it for one of them.
    """
    from grader.store.attempts import attempts_of
    from grader.store.opening import opened

    with opened(data_place(data, course.root)) as store, store.reading() as connection:
        for assignment in chosen:
            exercises = exercises_of(course, [assignment])
            if not any(attempts_of(connection, exercise.slug) for exercise in exercises):
                what = assignment.name if len(exercises) > 1 else exercises[0].slug
                raise UsageError(f"{store.place}: nothing that was handed in for {what} is kept there")
        yield connection
