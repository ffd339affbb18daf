"""What several commands share: options, the course around, reading on a terminal, one student's sheet."""

import json
import os
import sys
from collections.abc import Mapping
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from grader.errors import NotAllowedError, UsageError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from grader.assignments import Assignment
    from grader.catalog import Course, Exercise
    from grader.store.place import Place
    from grader.variants import Sheet

CourseOption = Annotated[
    Path | None, typer.Option("--course", help="A folder of the course; else the one around you.")
]
Jobs = Annotated[int | None, typer.Option("-j", "--jobs", min=1, help="Processes; else one for each core.")]
JsonFlag = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
DataOption = Annotated[
    str,
    typer.Option(
        "--data",
        metavar="DIR",
        envvar="GRADER_DATA",
        help="Folder of the store, or a PostgreSQL URL; else .grader of the course.",
        show_default=False,
    ),
]
ExerciseName = Annotated[
    str, typer.Argument(metavar="EXERCISE", help="Its name, or the id of its item (C18).")
]


def course_at(folder: Path | None) -> "Course":
    """Return the course of `--course`, else the one around the working folder."""
    from grader.catalog import find_course

    return find_course(folder if folder is not None else Path.cwd())


def data_place(data: str, root: Path) -> "Place":
    """Return where the store is: where `--data` or GRADER_DATA says, else in the course."""
    from grader.store.place import place_at

    return place_at(data or root / ".grader")


def store_place(data: str, course: Path | None) -> "Place":
    """Return where the store is; a course is looked for only where that is not said."""
    return data_place(data, Path() if data else course_at(course).root)


def assignment_at(course: "Course", name: str) -> "Assignment":
    """Return the assignment that a name means: its own name, or that of an exercise or an item in it."""
    import re

    from grader.assignments import assignment_named, assignment_of
    from grader.catalog import ITEM

    if not name:
        raise UsageError("name an assignment, an exercise, or the id of an item")
    if name in course.manifest.exercises or re.fullmatch(ITEM, name):
        return assignment_of(course, course.exercise(name).slug)
    return assignment_named(course, name)


def assignments_at(course: "Course", name: str) -> "list[Assignment]":
    """Return the assignment that a name means, or all where nothing is named.

    Exercises that are in no assignment are put together, with the usual rules.
    """
    from grader.assignments import assignments_of, unassigned

    if name:
        return [assignment_at(course, name)]
    there = assignments_of(course)
    taken = {part.slug for assignment in there for part in assignment.parts}
    others = [slug for slug in course.manifest.exercises if slug not in taken]
    return [*there, unassigned(others)] if others else there


def moment_at(option: str, text: str, zone: tzinfo) -> datetime:
    """Read a moment that was typed, in a zone where it names none; return it in UTC.

    As in a file, a date alone is none, and neither is a time that the zone skips or has twice.
    """
    from grader.assignments import in_utc, why_no_moment

    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        when = None
    if when is None or len(text) <= len("2026-11-29"):
        raise UsageError(f"{option}: expected a moment such as 2026-11-29T23:59, got {text!r}")
    if why := why_no_moment(when, zone):
        raise UsageError(f"{option} {why}")
    return in_utc(when, zone)


def print_json(data: Any) -> None:
    """Print data for another program; in a log of GitHub Actions nothing of it is a command."""
    print(json.dumps(data, indent=2).replace("##[", r"\u0023#["))


StudentOption = Annotated[
    str,
    typer.Option(
        "--student", metavar="NAME", help="Whose numbers; each student has own ones.", show_default=False
    ),
]


def read(markdown: str) -> None:
    """Show Markdown on a terminal, page by page where it is long; elsewhere as it is."""
    if not sys.stdout.isatty():
        print(markdown)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    from grader.markup import for_terminal

    os.environ.setdefault("LESS", "-FRX")  # as git does: colors are shown, a short text is not paged
    console = Console()
    with console.pager(styles=True):
        console.print(Markdown(for_terminal(markdown), code_theme="ansi_dark"))


def drawn_sheet(exercise: "Exercise", student: str, course: Path | None) -> "Sheet":
    """Draw one student's questions with the course's key."""
    from grader.variants import ANYBODY, key_of, sheet_of

    exercise.require_hidden_suite()
    return sheet_of(exercise, key_of(course_at(course)), name_of(student) or ANYBODY)


def name_of(student: str) -> str:
    """Return the name that `--student` gives, empty where nobody is named.

    Raises
    ------
    UsageError
        If no file could keep this name.
    """
    from grader.questions.numbers import quoted
    from grader.variants import LONGEST_NAME, student_named

    name = student_named(student)
    if student and not name:
        raise UsageError(
            f"--student: expected a name of at most {LONGEST_NAME} letters, digits and signs that can be "
            f"shown, got {quoted(student)}"
        )
    return name


def require_yes(question: str, unasked: str) -> None:
    """Make sure that something is wanted.

    Raises
    ------
    NotAllowedError
        If it is not; and with `unasked`, which says what to type, where nobody can be asked.
    """
    if not sys.stdin.isatty():
        raise NotAllowedError(unasked)
    try:
        wanted = typer.confirm(question)
    except typer.Abort:  # Ctrl-C
        raise KeyboardInterrupt from None
    if not wanted:
        raise NotAllowedError("nothing was done")


def require_unsaid(where: str, said: Mapping[str, object]) -> None:
    """Refuse options that mean something elsewhere."""
    for name, value in said.items():
        if value:
            raise UsageError(f"{name} means nothing with {where}")


def names_on_roster(connection: "Connection") -> list[str]:
    """Return who is on the roster; nobody where there is none."""
    from grader.store.people import people

    return [person.name for person in people(connection) if person.enrolled]


def require_on_roster(connection: "Connection", student: str) -> None:
    """Where there is a roster, refuse who is not on it: a mistyped name would be another student."""
    from difflib import get_close_matches

    from grader.report.words import visible
    from grader.variants import ANYBODY

    enrolled = names_on_roster(connection)
    if enrolled and student not in enrolled:
        if student == ANYBODY:
            raise UsageError("there is a roster, so name the student with --student")
        meant = get_close_matches(student, enrolled)
        hint = f"; did you mean {' or '.join(map(visible, meant))}?" if meant else ""
        raise UsageError(f"{visible(student)} is not on the roster{hint}")
