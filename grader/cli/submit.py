"""Handing in, and where one stands: submit, status."""

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from grader.cli.check import what_to_check
from grader.cli.main import STUDENTS, ExitCode, app
from grader.cli.shared import (
    CourseOption,
    DataOption,
    JsonFlag,
    StudentOption,
    assignments_at,
    course_at,
    data_place,
    name_of,
    print_json,
    require_on_roster,
)
from grader.errors import NotAllowedError, UsageError

if TYPE_CHECKING:
    from grader.catalog import Exercise
    from grader.gradebook import Book
    from grader.models import Submission

NOTHING = "Nothing was handed in under this name, and there is no assignment."

ExerciseOption = Annotated[
    str | None, typer.Option("--exercise", "-e", help="The exercise, where the folder does not tell.")
]


@app.command(rich_help_panel=STUDENTS)
def submit(
    file: Annotated[Path | None, typer.Argument(help="Your file; else the one of this folder.")] = None,
    exercise_name: ExerciseOption = None,
    student: StudentOption = "",
    isolation: Annotated[str, typer.Option(help="auto, full, filters or namespaces.")] = "auto",
    data: DataOption = "",
    course: CourseOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Hand in: all tests run, the attempt is kept, and you are told what it counts."""
    from grader.assignments import assignment_of
    from grader.gradebook import until_of, withholds
    from grader.gradebook.text import hand_in_lines, work_data
    from grader.report.text import result_screen
    from grader.store.opening import opened
    from grader.submitting import hand_in
    from grader.variants import key_of

    if isolation == "process":
        raise NotAllowedError("what counts is not graded without a sandbox; leave --isolation out")
    found = course_at(course)
    here, path = what_to_check(file, exercise_name, course)
    exercise = found.exercise(here.slug)
    exercise.require_hidden_suite()
    assignment = assignment_of(found, exercise.slug)
    submission = _handed_in_at(path, exercise, student)
    now = datetime.now(UTC)
    with opened(data_place(data, found.root), make=True) as store:
        with store.reading() as connection:
            require_on_roster(connection, submission.student)
        key = key_of(found) if exercise.draws else None
        try:
            handed = hand_in(store, exercise, assignment, submission, key, isolation, now)
        except KeyboardInterrupt:
            print("\nInterrupted. The same command goes on from there: it is one attempt.", file=sys.stderr)
            raise
    until = until_of(handed.work.extension)
    hides = withholds(assignment, exercise, now, until, handed.published)
    if as_json:
        print_json(
            {
                "schema": 1,
                "attempt": handed.attempt.number,
                "again": handed.again,
                "result": handed.record,
                "work": work_data(handed.work, hides=hides),
            }
        )
    else:
        print(f"{result_screen(handed.record, formulas=exercise.asks)}\n")
        lines = hand_in_lines(
            exercise,
            assignment,
            handed.work,
            handed.attempt.number,
            handed.next,
            again=handed.again,
            hides=hides,
        )
        print("\n".join(lines))
    raise typer.Exit(_code_of(handed.record["verdict"]))


def _code_of(verdict: str | None) -> ExitCode:
    """Return what the shell is told; where the verdict is kept back, that it was handed in."""
    codes = {"passed": ExitCode.DONE, "not_graded": ExitCode.OURS, None: ExitCode.DONE}
    return codes.get(verdict, ExitCode.INCOMPLETE)


def _handed_in_at(path: Path, exercise: "Exercise", student: str) -> "Submission":
    """Read what is handed in, and whose it is: the one named, else the one in the head of answers."""
    from grader.exchange.notebooks.collecting import notebook_envelope
    from grader.intake import collect
    from grader.variants import with_student

    (found,) = collect([path], exercise.file_name, envelope=notebook_envelope(exercise))
    submission = with_student(exercise, replace(found.read(), student=name_of(student)))
    if not submission.student:
        raise UsageError(f"{path}: it does not say whose it is; name the student with --student")
    return submission


@app.command(rich_help_panel=STUDENTS)
def status(
    name: Annotated[
        str,
        typer.Argument(metavar="[NAME]", help="An assignment or an exercise; else all.", show_default=False),
    ] = "",
    student: StudentOption = "",
    data: DataOption = "",
    course: CourseOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Show where you stand: attempts, what they count, what is due and when you may hand in again."""
    from grader.gradebook import book_of
    from grader.gradebook.text import book_data, status_screen
    from grader.store.opening import NothingKeptError, opened
    from grader.variants import ANYBODY

    found = course_at(course)
    whose = name_of(student) or ANYBODY
    chosen = assignments_at(found, name)
    now = datetime.now(UTC)
    try:
        with opened(data_place(data, found.root)) as store, store.reading() as connection:
            books = [book_of(connection, found, assignment, whose) for assignment in chosen]
    except NothingKeptError:
        raise UsageError("nothing was handed in here yet: `grader submit` does so") from None
    if as_json:
        print_json({"schema": 1, "student": whose, "assignments": [book_data(book, now) for book in books]})
    else:
        shown = [book for book in books if name or _says_something(book)]
        print("\n\n".join(status_screen(book, now) for book in shown) or NOTHING)


def _says_something(book: "Book") -> bool:
    """Tell whether there is anything to say: of exercises that are in no assignment, what was handed in."""
    return bool(book.assignment.name or book.rows[0].works)
