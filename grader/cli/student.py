"""What students use: list, show, get, check."""

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from grader.cli.main import ExitCode, app
from grader.errors import UsageError

if TYPE_CHECKING:
    from grader.catalog import Course, Exercise
    from grader.models import RunResult

WATCH_S = 0.3

CourseOption = Annotated[
    Path | None, typer.Option("--course", help="A folder of the course; else the one around you.")
]
JsonFlag = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
ExerciseName = Annotated[
    str, typer.Argument(metavar="EXERCISE", help="Its name, or the id of its item (C18).")
]


def course_at(folder: Path | None) -> "Course":
    """Return the course of `--course`, else the one around the working folder."""
    from grader.catalog import find_course

    return find_course(folder if folder is not None else Path.cwd())


def print_json(data: Any) -> None:
    """Print data for another program."""
    print(json.dumps(data, indent=2))


@app.command("list")
def list_exercises(course: CourseOption = None, as_json: JsonFlag = False) -> None:
    """List the exercises of the course."""
    found = course_at(course)
    rows = [(exercise.slug, exercise.manifest) for exercise in found.exercises()]
    if as_json:
        keys = ("item", "title", "summary", "difficulty", "points", "entry")
        exercises = [{"slug": slug, **{key: getattr(said, key) for key in keys}} for slug, said in rows]
        print_json({"schema": 1, "course": found.title, "exercises": exercises})
        return
    print(f"{found.title}\n")
    width = max(len(slug) for slug, _ in rows)
    for slug, said in rows:
        print(f"  {slug:<{width}}  {said.item}  {said.points:>3} points  {said.summary}")
    print("\nNext:  grader show EXERCISE    ·    grader get EXERCISE")


@app.command()
def show(name: ExerciseName, course: CourseOption = None, as_json: JsonFlag = False) -> None:
    """Show the statement of an exercise."""
    from grader.catalog import STATEMENT, find_handout

    here = find_handout(Path.cwd()) if course is None else None
    own = here is not None and name in (here.slug, here.manifest.item)
    exercise = here if here is not None and own else course_at(course).exercise(name)
    statement = exercise.read(STATEMENT)
    if as_json:
        said = exercise.manifest.model_dump(mode="json", exclude={"hints", "version"})
        print_json({"schema": 1, **said, "slug": exercise.slug, "statement": statement})
    elif sys.stdout.isatty():
        from rich.console import Console
        from rich.markdown import Markdown

        os.environ.setdefault("LESS", "-FRX")  # as git does: colors are shown, a short text is not paged
        console = Console()
        with console.pager(styles=True):
            console.print(Markdown(statement))
    else:
        print(statement)


@app.command()
def get(
    name: ExerciseName,
    to: Annotated[
        Path | None, typer.Option("--to", help="The folder to write; else one named like it.")
    ] = None,
    course: CourseOption = None,
) -> None:
    """Write the folder of an exercise: file to fill in, statement, public tests.

    A file that you have begun is never overwritten.
    """
    from grader.handout import write_handout

    exercise = course_at(course).exercise(name)
    folder = to if to is not None else Path(exercise.slug)
    kept = write_handout(exercise, folder)
    print(f"{folder}/ holds {exercise.file_name}, statement.md and test_public.py.")
    if kept:
        print(f"{exercise.file_name} was there already and is left as it is.")
    print(f"Next:  cd {folder}    ·    grader check")


@app.command()
def check(
    file: Annotated[Path | None, typer.Argument(help="Your file; else the one of this folder.")] = None,
    exercise_name: Annotated[
        str | None, typer.Option("--exercise", "-e", help="The exercise, where the folder does not tell.")
    ] = None,
    select: Annotated[str, typer.Option("-k", help="Only the tests whose names fit this expression.")] = "",
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever the file is saved.")] = False,
    isolation: Annotated[
        str | None, typer.Option(help="auto, full, filters, namespaces or process; else the best there is.")
    ] = None,
    course: CourseOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Run the public tests on your file. It counts for nothing."""
    used = _start_sandbox(isolation)
    exercise, path = _what_to_check(file, exercise_name, course)
    while True:
        saved = _saved(path)
        result = _check_once(exercise, path, select, used)
        if as_json:
            from grader.report.record import as_data

            print_json(as_data(result))
        else:
            from grader.report.text import check_screen

            text = check_screen(result, path.name)
            print(_colored(text) if _wants_color() else text)
        if not watch:
            if not as_json and _code_of(result) is ExitCode.INCOMPLETE:
                print("Next:  grader check --watch   checks again whenever you save")
            raise typer.Exit(_code_of(result))
        print("\nWaiting for the file to be saved; Ctrl-C ends.", flush=True)
        while _saved(path) in (saved, None):
            time.sleep(WATCH_S)


def _saved(path: Path) -> int | None:
    """Return when a file was saved; None while it is not there, as when an editor saves."""
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return None


def _what_to_check(file: Path | None, name: str | None, course: Path | None) -> "tuple[Exercise, Path]":
    """Find exercise and file from what was typed and from the folder."""
    from grader.catalog import find_handout

    if file is not None and not file.exists():
        raise UsageError(f"{file}: no such file")
    folder = Path.cwd() if file is None else file if file.is_dir() else file.parent
    file = None if file is None or file.is_dir() else file
    handout = find_handout(folder) if name is None else None
    if handout is not None:
        exercise = handout
    elif name is not None or file is not None:
        wanted = name if name is not None or file is None else file.stem
        exercise = course_at(course).exercise(str(wanted))
    else:
        raise UsageError(
            "which file? `grader check FILE`, or run it in a folder that `grader get EXERCISE` wrote"
        )
    path = file if file is not None else folder / exercise.file_name
    if not path.exists():
        raise UsageError(f"{path}: no such file")
    return exercise, path


def _start_sandbox(isolation: str | None) -> str:
    """Start the sandbox, which gets ready while this process imports pytest; return what to ask for."""
    from grader.errors import IsolationError
    from grader.grading.warm import USUAL_PACKAGES, warm_host

    try:
        warm_host(isolation or "auto", USUAL_PACKAGES)
    except IsolationError:
        if isolation is not None:
            raise
        return "process"  # one's own code on one's own machine
    return isolation or "auto"


def _check_once(exercise: "Exercise", path: Path, select: str, isolation: str) -> "RunResult":
    from grader.grading.chunk import grade_chunk
    from grader.intake import collect

    submissions = [found.read() for found in collect([path], exercise.file_name)]
    results = grade_chunk(exercise, submissions, isolation, suites=[exercise.public_suite], selected=select)
    return results[0]


def _code_of(result: "RunResult") -> ExitCode:
    from grader.models import Verdict

    if result.verdict is Verdict.NOT_GRADED:
        return ExitCode.OURS
    return ExitCode.DONE if result.verdict is Verdict.PASSED else ExitCode.INCOMPLETE


def _wants_color() -> bool:
    """Tell whether there is a terminal that wants colors (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _colored(text: str) -> str:
    marks = {"✓ pass": "green", "✗ FAIL": "red", "– skip": "yellow"}
    for mark, color in marks.items():
        text = text.replace(f"\n  {mark}", f"\n  {typer.style(mark, fg=color, bold=True)}")
    return text
