"""The command `collect`: downloads from other systems, as folders that `grade` takes."""

import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from grader.cli.formats import show
from grader.cli.main import INSTRUCTORS, ExitCode, app
from grader.cli.roster import ColumnOption, fields_said, kept_already, person_of, roster_in
from grader.cli.shared import CourseOption, DataOption, course_at, store_place
from grader.errors import UsageError
from grader.whole_files import read_whole

if TYPE_CHECKING:
    from grader.roster import Problem
    from grader.store.people import Person

Download = Annotated[
    Path, typer.Argument(metavar="ZIP|DIR", help="What you downloaded: an archive, or its folder.")
]
From = Annotated[
    str,
    typer.Option("--from", metavar="SYSTEM", help="auto, canvas, moodle, gradescope, nbgrader or plain."),
]
Roster = Annotated[
    Path | None,
    typer.Option(
        "--roster",
        metavar="FILE",
        help="Your class, as for `roster import`, or a grading worksheet of Moodle; else the roster is read.",
    ),
]
OneExercise = Annotated[
    str, typer.Option("--exercise", metavar="SLUG", help="Take only what answers it.", show_default=False)
]


@app.command(rich_help_panel=INSTRUCTORS)
def collect(
    download: Download,
    system: From = "auto",
    roster: Roster = None,
    column: ColumnOption = None,
    exercise: OneExercise = "",
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help="The folder to write.")] = Path(
        "submissions"
    ),
    apply: Annotated[bool, typer.Option("--apply", help="Write it.", show_default=False)] = False,
    data: DataOption = "",
    course: CourseOption = None,
) -> None:
    """Sort a download from Canvas, Moodle, Gradescope or nbgrader into a folder a student."""
    from grader.cli.roster_preview import block, count, problem_text
    from grader.exchange.downloads.contents import opened
    from grader.exchange.downloads.formats import read_names
    from grader.exchange.downloads.handed_in import Format
    from grader.exchange.downloads.planning import plan
    from grader.exchange.downloads.words import needs_a_look, plan_text
    from grader.exchange.downloads.writing import write
    from grader.exchange.notebooks.collecting import notebook_envelope

    if system not in ("auto", *Format):
        raise UsageError(f"--from: expected auto, {', '.join(Format)}, got {system!r}")
    if column and roster is None:
        raise UsageError("--column says which column of a --roster is what; name that file as well")
    problems: Sequence[Problem] = ()
    if roster is None:
        people = _enrolled(data, course)
    else:
        people, problems = read_whole(roster, _listed, fields_said(column), data, course)
    slug, names = "", list[str]()
    if exercise:
        wanted = course_at(course).exercise(exercise)
        slug, names = wanted.slug, [wanted.file_name, notebook_envelope(wanted).file_name]
    with opened(download) as files:
        origin = download.resolve().name
        reading = read_names(files, origin, system, slug)
        planned = plan(reading, origin, people or None, exercise=slug, names=names)
    if not planned.students:
        raise UsageError(f"{download}: no submissions found")
    show(f"{plan_text(planned)}\n")
    if people and roster is None:
        print(f"The class is the roster in {store_place(data, course)}.")
    if problems:
        show("\n".join(block(f"Problems in {roster}", list(map(problem_text, problems)))))
    code = ExitCode.INCOMPLETE if needs_a_look(planned) or problems else ExitCode.DONE
    if not apply:
        print(f"Nothing is written yet: the same command with --apply writes {to}/.")
        raise typer.Exit(code)
    if problems:
        raise UsageError(
            f"{roster}: nothing was written: mend the {count(len(problems), 'problem')}, or put the other "
            "students on the roster: `grader roster import --skip-problems`"
        )
    if not planned.written:
        raise UsageError(f"{download}: there is nobody to write; nothing was changed")
    new = write(planned, to)
    print(f"Written: {to}/" if new else f"{to}/ holds all of this already; nothing was changed.")
    kept = "--store" if people and roster is None else "--json grades.json"
    print(f"Next:  grader grade {slug or 'EXERCISE'} {shlex.quote(str(to))} {kept}")
    raise typer.Exit(code)


def _enrolled(data: str, course: Path | None) -> "list[Person]":
    """Return who is on the roster of the store; nobody where there is none, or no course to look in."""
    try:
        place = store_place(data, course)
    except UsageError:
        if data or course is not None:
            raise
        return []
    return [person for person in kept_already(place) if person.enrolled]


def _listed(
    raw: bytes, said: Mapping[str, str], data: str, course: Path | None
) -> "tuple[list[Person], Sequence[Problem]]":
    """Read a class, and the rows of it that cannot be taken; a worksheet may number those on the roster."""
    from grader.exchange.downloads.participants import id_column, numbered
    from grader.exchange.exports.worksheet import is_worksheet

    worksheet = is_worksheet(raw)
    if worksheet and (enrolled := _enrolled(data, course)):
        return numbered(raw, enrolled), ()
    listed = roster_in(raw, {"id": id_column(raw), **said} if worksheet else said)
    people = [person_of(entry.fields) for entry in listed.entries]
    if not people:
        raise UsageError("no student could be read")
    return numbered(raw, people) if worksheet else people, listed.problems
