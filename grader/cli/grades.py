"""What an assignment came to, and what is granted in it: grades, extend, publish."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from grader.cli.main import INSTRUCTORS, app
from grader.cli.shared import (
    CourseOption,
    DataOption,
    JsonFlag,
    course_at,
    data_place,
    moment_at,
    name_of,
    print_json,
    require_on_roster,
    require_yes,
)
from grader.errors import UsageError

if TYPE_CHECKING:
    from grader.assignments import Assignment

AssignmentName = Annotated[
    str, typer.Argument(metavar="ASSIGNMENT", help="Its name, as `grader status` shows it.")
]
OneStudent = Annotated[
    str,
    typer.Option(
        "--student", metavar="NAME", help="Only this student, attempt by attempt.", show_default=False
    ),
]


@app.command(rich_help_panel=INSTRUCTORS)
def grades(
    name: AssignmentName,
    student: OneStudent = "",
    data: DataOption = "",
    course: CourseOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Show what everybody's work counts: points, lateness, marks by hand, and the sum."""
    from grader.assignments import assignment_named
    from grader.gradebook import book_of
    from grader.gradebook.text import book_data, book_table, status_screen
    from grader.store.opening import opened

    found = course_at(course)
    assignment = assignment_named(found, name)
    student = name_of(student)
    now = datetime.now(UTC)
    with opened(data_place(data, found.root)) as store, store.reading() as connection:
        book = book_of(connection, found, assignment, student or None)
    if student and not book.rows[0].works and not book.rows[0].person.enrolled:
        raise UsageError(f"nothing of {student!r} is kept in {name}")
    if as_json:
        print_json({"schema": 1, **book_data(book, now, everything=True)})
    else:
        print(status_screen(book, now, everything=True) if student else book_table(book))


@app.command(rich_help_panel=INSTRUCTORS)
def extend(
    student: Annotated[str, typer.Argument(metavar="STUDENT", help="The name under which they hand in.")],
    name: AssignmentName,
    until: Annotated[
        str, typer.Option("--until", metavar="WHEN", help="Their own due time, such as 2026-11-29T23:59.")
    ] = "",
    attempts: Annotated[
        int, typer.Option("--attempts", min=0, max=10_000, help="So many attempts more.")
    ] = 0,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; it is kept.")] = "",
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Take an extension back.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.", show_default=False)] = False,
    data: DataOption = "",
    course: CourseOption = None,
) -> None:
    """Give one student more time or attempts: shows what that changes, then asks."""
    from grader.assignments import assignment_named
    from grader.gradebook import book_of
    from grader.gradebook.text import extension_effect
    from grader.store.extensions import Extension
    from grader.store.extensions import extend as extend_in
    from grader.store.extensions import withdraw as withdraw_in
    from grader.store.opening import opened
    from grader.store.people import known_student

    if withdraw == bool(until or attempts):
        raise UsageError("say --until WHEN, --attempts N or both; or --withdraw alone")
    if not student:
        raise UsageError("name the student who gets the extension")
    found = course_at(course)
    assignment = assignment_named(found, name)
    student = name_of(student)
    moment = _until(assignment, until)
    now = datetime.now(UTC)
    with opened(data_place(data, found.root), make=not withdraw) as store:
        with store.reading() as connection:
            before = book_of(connection, found, assignment, student)
            if not before.rows[0].works:
                require_on_roster(connection, student)
            if withdraw and before.rows[0].extension is None:
                raise UsageError(f"{student} has no extension in {name}")
            old = before.rows[0].extension or Extension(None, 0, "", "", "")  # what is not said stays
            until_utc = moment.isoformat() if moment else old.until
            more = Extension(until_utc, attempts or old.extra_attempts, reason, "", "")
            granted = None if withdraw else more
            after = book_of(connection, found, assignment, student, {student: granted})
        print(extension_effect(before, after, now))
        if not yes:
            require_yes("Do so?", "nothing was changed; say --yes to do so")
        with store.writing() as connection:
            whose = known_student(connection, student)
            if granted is None:
                withdraw_in(connection, assignment.name, whose)
            else:
                extend_in(
                    connection,
                    assignment.name,
                    whose,
                    until=granted.until,
                    extra_attempts=granted.extra_attempts,
                    reason=reason,
                )
    print("Withdrawn." if withdraw else "Granted.")


def _until(assignment: "Assignment", text: str) -> datetime | None:
    """Read a student's own due time."""
    if not text:
        return None
    from grader.assignments import moment

    until = moment_at("--until", text, assignment.zone)
    if assignment.due is None:
        raise UsageError(f"{assignment.name} has no due time that could be extended")
    if until <= assignment.due:
        due = moment(assignment.due, assignment.zone, datetime.now(UTC))
        raise UsageError(f"--until: {text} is not later than everybody's due time, {due}")
    return until


@app.command(rich_help_panel=INSTRUCTORS)
def publish(
    name: AssignmentName,
    undo: Annotated[bool, typer.Option("--undo", help="Hide again what waits for this.")] = False,
    data: DataOption = "",
    course: CourseOption = None,
) -> None:
    """Show students what an assignment keeps back until its results are published."""
    from grader.assignments import assignment_named
    from grader.store.assignments import publish as publish_in
    from grader.store.assignments import unpublish
    from grader.store.opening import opened

    found = course_at(course)
    assignment = assignment_named(found, name)
    with opened(data_place(data, found.root), make=True) as store, store.writing() as connection:
        changed = (unpublish if undo else publish_in)(connection, assignment.name)
    state = "not published" if undo else "published"
    print(f"{assignment.title}: {state}{'' if changed else ', as before'}.")
