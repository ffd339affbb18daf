"""What is done with the store: results, log, backup, forget."""

import json
import shutil
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from grader.cli.main import INSTRUCTORS, app
from grader.cli.results_file import check_results_file, write_results_file
from grader.cli.shared import (
    CourseOption,
    DataOption,
    ExerciseName,
    JsonFlag,
    course_at,
    data_place,
    print_json,
    require_yes,
    store_place,
)
from grader.errors import UsageError

if TYPE_CHECKING:
    from grader.store.forgetting import Kept
    from grader.store.runs import Run

JsonFile = Annotated[
    Path | None, typer.Option("--json", metavar="FILE", help="Write them here, as `grade --json` does.")
]
OneStudent = Annotated[
    str, typer.Option("--student", metavar="NAME", help="Only this student.", show_default=False)
]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.", show_default=False)]


@app.command(rich_help_panel=INSTRUCTORS)
def results(
    name: ExerciseName,
    json_file: JsonFile = None,
    student: OneStudent = "",
    data: DataOption = "",
    course: CourseOption = None,
) -> None:
    """Show the results that `grade --store` kept: the newest of each student."""
    from grader.ideas import read_ideas
    from grader.report.ideas import misconceptions
    from grader.report.tally import Tally
    from grader.report.text import class_summary, class_table, result_screen
    from grader.store.opening import opened
    from grader.store.results import newest_results
    from grader.store.runs import latest_run

    found = course_at(course)
    exercise = found.exercise(name)
    if json_file is not None:
        check_results_file(json_file)
    tally = Tally()
    with opened(data_place(data, found.root)) as store, store.reading() as connection:
        for line in newest_results(connection, exercise.slug, student or None):
            result = json.loads(line)
            tally.add(result)
            if student:
                print(f"{result_screen(result, formulas=exercise.asks)}\n")
        if not tally.lines:
            whose = f" of {student!r}" if student else ""
            raise UsageError(f"{store.place}: no result{whose} in {exercise.slug} is kept there")
        rows = misconceptions(tally.met, read_ideas(found.root))
        run = latest_run(connection, exercise.slug)
        if json_file is not None:
            lines = newest_results(connection, exercise.slug, student or None)
            write_results_file(json_file, exercise, lines, rows)
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    print(class_table(tally, width))
    print(f"\n{class_summary(tally, rows, width)}")
    if run is not None:
        print(f"\n{_when(run)}")
    if json_file is not None:
        print(f"\nResults: {json_file}")


@app.command(rich_help_panel=INSTRUCTORS)
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The copy to make.")],
    data: DataOption = "",
    course: CourseOption = None,
) -> None:
    """Copy the store into one file, also while others grade."""
    from grader.store.audit import note
    from grader.store.backup import copy_file
    from grader.store.opening import opened

    with opened(store_place(data, course)) as store:
        copy_file(store, file)
        with store.writing() as connection:
            note(connection, "backup", str(file.absolute()))
        print(f"{file}: a copy of {store.place}. Put it back under that name to use it.")


@app.command(rich_help_panel=INSTRUCTORS)
def forget(
    student: Annotated[str, typer.Argument(metavar="STUDENT", help="The name, as `results` shows it.")],
    yes: Yes = False,
    data: DataOption = "",
    course: CourseOption = None,
) -> None:
    """Remove all that the store keeps of a student, for good."""
    from grader.report.words import minute
    from grader.store.audit import forgotten_at
    from grader.store.forgetting import clean, kept_of
    from grader.store.forgetting import forget as forget_in
    from grader.store.opening import opened

    with opened(store_place(data, course)) as store:
        kept = kept_of(store, student)
        if kept is None:
            with store.reading() as connection:
                before = forgotten_at(connection, student)
            if before is None:
                raise UsageError(f"{store.place}: nothing of {student!r} is kept there")
            print(f"Forgotten already, on {minute(before)}; the files are cleaned once more.")
        else:
            if not yes:
                _ask(student, kept)
            forget_in(store, student)
            print(f"Forgotten: {_counted(kept)}.")
        copies = clean(store)
    for copy in copies:
        print(f"Removed too, from before an upgrade: {copy}")
    print("Backups, results files and the submissions in your folders are yours to delete.")


@app.command(rich_help_panel=INSTRUCTORS)
def log(
    last: Annotated[int, typer.Option("--last", min=1, help="So many entries.")] = 50,
    data: DataOption = "",
    course: CourseOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Show who did what when: grading, marks, extensions, regrades, the roster."""
    from grader.report.words import minute, visible
    from grader.store.audit import newest_entries
    from grader.store.opening import opened

    with opened(store_place(data, course)) as store, store.reading() as connection:
        entries = newest_entries(connection, last)
    if as_json:
        print_json({"schema": 1, "entries": [asdict(entry) for entry in entries]})
        return
    for entry in entries:
        about = visible(entry.about).replace("\n", " ")
        print(f"{minute(entry.at)}  {visible(entry.who)}  {entry.action}  {about}".rstrip())


def _ask(student: str, kept: "Kept") -> None:
    """Make sure that this is wanted."""
    from grader.report.words import visible

    what = f"{visible(student)}: {_counted(kept)}"
    require_yes(f"{what}. Remove them for good?", f"{what} would be removed for good; say --yes to do so")


def _counted(kept: "Kept") -> str:
    from grader.assignments.wording import some

    return f"{some(kept.attempts, 'attempt')}, {some(kept.results, 'result')}"


def _when(run: "Run") -> str:
    """Say when an exercise was graded last, and whether that came to its end."""
    from grader.report.words import minute

    begun = f"Last graded on {minute(run.started_at)} with grader {run.versions.get('grader', '?')}"
    if run.ending == "finished":
        return f"{begun}."
    how = {None: "it is still at work, or was killed", "interrupted": "it was interrupted"}
    return f"{begun}; {how.get(run.ending, 'it failed')}. The same `grader grade` goes on from there."
