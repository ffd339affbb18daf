"""The roster of a course: roster import, roster export, roster list."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from grader.cli.main import INSTRUCTORS, app
from grader.cli.shared import CourseOption, DataOption, store_place
from grader.errors import UsageError
from grader.whole_files import read_whole, write_whole

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from grader.roster import Changes, Known, Roster
    from grader.store.people import Person
    from grader.store.place import Place

roster = typer.Typer(
    no_args_is_help=True, help="Say who takes the course: read a list of students, or write it."
)
app.add_typer(roster, name="roster", rich_help_panel=INSTRUCTORS)

Apply = Annotated[bool, typer.Option("--apply", help="Write it; else what would change is shown.")]
SkipProblems = Annotated[
    bool, typer.Option("--skip-problems", help="Leave out the rows with problems, and write the others.")
]
ColumnOption = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="WHAT=COLUMN",
        help="Which column is what, such as id=Login; without COLUMN: none is. May be said again.",
        show_default=False,
    ),
]


@roster.command("import")
def import_roster(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV file with a line a student.")],
    apply: Apply = False,
    skip_problems: SkipProblems = False,
    column: ColumnOption = None,
    data: DataOption = "",
    course: CourseOption = None,
) -> None:
    """Read a list of students and show what it changes; with --apply, write it."""
    from grader.cli.roster_preview import preview
    from grader.roster import compared

    place = store_place(data, course)
    listed = read_whole(file, roster_in, fields_said(column))
    refusal = _why_not_written(listed, skip_problems=skip_problems) if apply else ""
    if apply and not refusal:
        changes = _written(place, listed, file)
    else:
        changes = compared(listed, _by_name(kept_already(place)))
    print(preview(str(file), listed, changes))
    if refusal:
        raise UsageError(f"{file}: nothing was written: {refusal}")
    if not changes:
        print("Nothing to write: all of it is known.")
    else:
        print("Written." if apply else "Nothing is written yet: the same command with --apply does it.")


@roster.command("export")
def export_roster(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="The CSV file to write; else it is printed.")
    ] = None,
    data: DataOption = "",
    course: CourseOption = None,
) -> None:
    """Write those on the roster as CSV, which `roster import` and spreadsheets read."""
    from grader.cli.roster_preview import count
    from grader.report.words import visible
    from grader.roster import roster_text

    place = store_place(data, course)
    enrolled = [person for person in _kept(place) if person.enrolled]
    if not enrolled:
        raise UsageError(f"{place}: nobody is on the roster; `grader roster import FILE` puts students there")
    text = roster_text(map(_fields, enrolled))
    if file is not None:
        write_whole(file, [text], "the roster")
        print(f"{visible(str(file))}: {count(len(enrolled), 'student')}")
    else:
        text = text.replace("\r\n", "\n")
        print(visible(text) if sys.stdout.isatty() else text, end="")


@roster.command("list")
def list_roster(data: DataOption = "", course: CourseOption = None) -> None:
    """List the students of the course, and who handed in without being on the roster."""
    from grader.cli.roster_preview import block, student_table

    place = store_place(data, course)
    people = _kept(place)
    if not people:
        raise UsageError(f"{place}: nobody is known; `grader roster import FILE` puts students on the roster")
    kinds = {"On the roster": True, "Not on it any more": False, "Handed in, and never on it": None}
    lines: list[str] = []
    for title, enrolled in kinds.items():
        those = [_fields(person) for person in people if person.enrolled is enrolled]
        lines += block(title, student_table(those))
    print("\n".join(lines[:-1]))


def _kept(place: "Place") -> "list[Person]":
    from grader.store.opening import opened

    with opened(place) as store, store.reading() as connection:
        return _people(connection)


def _people(connection: "Connection") -> "list[Person]":
    """Return who is known; what was handed in without a name is nobody's."""
    from grader.store.people import people

    return [person for person in people(connection) if person.name]


def kept_already(place: "Place") -> "list[Person]":
    """Return who is known; nobody where there is no store yet, and none is made by looking."""
    from grader.store.opening import NothingKeptError

    try:
        return _kept(place)
    except NothingKeptError:
        return []


def roster_in(raw: bytes, said: Mapping[str, str]) -> "Roster":
    """Read a list of students, by the names under which they hand in."""
    from grader.roster import read_roster
    from grader.variants import student_named

    return read_roster(raw, named=student_named, said=said)


def people_in(raw: bytes) -> "list[Person]":
    """Read a list of students in which there must be no problem."""
    from grader.cli.roster_preview import problem_text

    listed = roster_in(raw, {})
    if listed.problems:
        raise UsageError("; ".join(map(problem_text, listed.problems)))
    return [person_of(entry.fields) for entry in listed.entries]


def fields_said(columns: Sequence[str] | None) -> dict[str, str]:
    """Return which columns `--column` names."""
    return dict(map(_column, columns or ()))


def _column(said: str) -> tuple[str, str]:
    field, sign, name = said.partition("=")
    if not sign:
        raise UsageError(f"--column: expected WHAT=COLUMN, such as id=Login, got {said!r}")
    return field.strip(), name


def _why_not_written(listed: "Roster", *, skip_problems: bool) -> str:
    """Say what stands against writing a roster; a list of nobody would take everybody off it."""
    from grader.cli.roster_preview import count

    if not listed.entries:
        return "no student could be read"
    if listed.problems and not skip_problems:
        return (
            f"mend the {count(len(listed.problems), 'problem')}, or leave these rows out with --skip-problems"
        )
    return ""


def _written(place: "Place", listed: "Roster", file: Path) -> "Changes":
    """Write a roster in one transaction, compared with what is known at that moment."""
    from grader.cli.roster_preview import counted
    from grader.intake import readable_name
    from grader.roster import compared
    from grader.store.audit import note
    from grader.store.opening import opened

    with opened(place, make=True) as store, store.writing() as connection:
        known = _people(connection)
        changes = compared(listed, _by_name(known))
        if changes:
            _put(connection, changes, {person.name: person for person in known})
            note(connection, "roster import", f"{readable_name(str(file.absolute()))}: {counted(changes)}")
    return changes


def _put(connection: "Connection", changes: "Changes", known: "Mapping[str, Person]") -> None:
    from dataclasses import replace

    from grader.store.people import put_person

    for entry in (*changes.added, *(change.entry for change in changes.changed)):
        before = _fields(known[entry.id]) if entry.id in known else {}
        put_person(connection, person_of({**before, **entry.fields}))
    for name in changes.gone:
        put_person(connection, replace(known[name], enrolled=False))


def _by_name(people: "Sequence[Person]") -> "dict[str, Known]":
    from grader.roster import Known

    return {person.name: Known(_fields(person), person.enrolled) for person in people}


def _fields(person: "Person") -> dict[str, str]:
    """Return what is known of a student as a row of a roster has it."""
    own = {"full_name": person.full_name, "email": person.email, "section": person.section}
    return {"id": person.name, **own, **person.ids}


def person_of(fields: Mapping[str, str]) -> "Person":
    """Return the student of whom a row says this."""
    from grader.roster import COLUMNS
    from grader.store.people import Person

    name, full_name, email, section = (fields.get(column, "") for column in COLUMNS)
    ids = {key: text for key, text in fields.items() if text and key not in COLUMNS}
    return Person(name, full_name, email, section, ids, enrolled=True)
