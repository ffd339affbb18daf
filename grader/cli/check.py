"""The command `check`: public tests on code, or whether answers can be read."""

import json
import os
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from grader.cli.formats import Format, FormatOption, chosen, in_repository, print_suites, show
from grader.cli.main import STUDENTS, ExitCode, app
from grader.cli.shared import (
    CourseOption,
    JsonFlag,
    StudentOption,
    course_at,
    drawn_sheet,
    print_json,
)
from grader.errors import UsageError

if TYPE_CHECKING:
    from grader.catalog import Exercise
    from grader.intake import Envelope
    from grader.models import RunResult
    from grader.questions.answers import AnswerFile
    from grader.report.ci import Suite
    from grader.sheets import Handed

WATCH_S = 0.3


@app.command(rich_help_panel=STUDENTS)
def check(
    file: Annotated[Path | None, typer.Argument(help="Your file; else the one of this folder.")] = None,
    exercise_name: Annotated[
        str | None, typer.Option("--exercise", "-e", help="The exercise, where the folder does not tell.")
    ] = None,
    select: Annotated[str, typer.Option("-k", help="Only the tests whose names fit this expression.")] = "",
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever the file is saved.")] = False,
    student: StudentOption = "",
    isolation: Annotated[
        str | None, typer.Option(help="auto, full, filters, namespaces or process; else the best there is.")
    ] = None,
    course: CourseOption = None,
    output_format: FormatOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Run the public tests on your code, or see whether your answers can be read. It counts for nothing."""
    form = chosen(output_format, as_json)
    if watch and form in (Format.GITHUB, Format.JUNIT):
        raise UsageError(f"--watch is for a screen; --output-format {form} is written once")
    used = "process" if _is_answers(file) else _start_sandbox(isolation)
    exercise, path = what_to_check(file, exercise_name, course)
    while True:
        saved = _saved(path)
        if exercise.asks:
            code = _check_answers(exercise, path, student, course, form)
        else:
            code = _check_code(exercise, path, select, used, form)
        if not watch:
            if form is Format.TEXT and code is ExitCode.INCOMPLETE:
                print("Next:  grader check --watch   checks again whenever you save")
            raise typer.Exit(code)
        print("\nWaiting for the file to be saved; Ctrl-C ends.", flush=True)
        while _saved(path) in (saved, None):
            time.sleep(WATCH_S)


def _is_answers(file: Path | None) -> bool:
    """Tell whether answers are to be checked, which needs no sandbox."""
    folder = Path.cwd() if file is None else file
    return (file is not None and file.suffix == ".toml") or (folder / "questions.json").is_file()


def _check_code(exercise: "Exercise", path: Path, select: str, isolation: str, form: Format) -> ExitCode:
    """Run the public tests, and print what they say."""
    result = _check_once(exercise, path, select, isolation)
    if form is Format.TEXT:
        from grader.report.text import check_screen

        _print_screen(check_screen(result, path.name))
        return _code_of(result)
    from grader.report.record import as_data

    if form is Format.JSON:
        print_json(as_data(result))
    else:
        from grader.report.ci import suite_of_public

        _print_suite(form, suite_of_public(as_data(result), in_repository(path)))
    return _code_of(result)


def _print_screen(text: str) -> None:
    show(_colored(text) if _wants_color() else text)


def _print_suite(form: Format, suite: "Suite") -> None:
    print_suites(form, suite.name, suite.said, lambda: [suite])


def _check_answers(
    exercise: "Exercise", path: Path, student: str, course: Path | None, form: Format
) -> ExitCode:
    """Look whether every answer can be read, and print it."""
    from grader.errors import NotGradableError
    from grader.report.text import answers_screen
    from grader.sheets import CheckedFile, check_file

    try:
        file = _answers_in(path, exercise)
    except NotGradableError as error:
        checked = CheckedFile(problems=[str(error)])
    else:
        checked = check_file(file, *_questions_of(exercise, student or file.student, course))
    if form is Format.JSON:
        print_json({"schema": 1, "exercise": exercise.slug, **asdict(checked)})
    elif form is Format.TEXT:
        _print_screen(answers_screen(exercise.slug, path.name, checked))
    else:
        from grader.report.ci import suite_of_answers

        _print_suite(form, suite_of_answers(exercise.slug, in_repository(path), checked))
    return ExitCode.DONE if checked.is_fine else ExitCode.INCOMPLETE


def _answers_in(path: Path, exercise: "Exercise | None" = None) -> "AnswerFile":
    """Read a file of answers, or for an exercise a notebook.

    Raises
    ------
    NotGradableError
        If it would not be taken when it is handed in.
    """
    from grader.errors import NotGradableError
    from grader.intake import Found
    from grader.questions.answers import read_answers

    envelope = _envelope(path, exercise) if exercise is not None else None
    submission = Found(path, path.name, "", follow=True, suffix=".toml", envelope=envelope).read()
    if submission.refusal:
        raise NotGradableError(submission.refusal)
    return read_answers(submission.source)


def _questions_of(
    exercise: "Exercise", student: str, course: Path | None
) -> "tuple[list[Handed], dict[str, str]]":
    """Return the questions as they were handed out, and for whom; in the course itself, draw them."""
    from grader.catalog import SHEET
    from grader.errors import CatalogError
    from grader.sheets import as_data, handed, handed_from, head_of

    if exercise.course_root is not None:
        sheet = drawn_sheet(exercise, student, course)
        return handed(sheet), head_of(as_data(sheet))
    try:
        data = json.loads(exercise.read(SHEET))
    except ValueError:
        raise CatalogError(
            f"{exercise.folder / SHEET}: it is damaged; `grader get` writes it again"
        ) from None
    return handed_from(data), head_of(data)


def _saved(path: Path) -> int | None:
    """Return when a file was saved; None while it is not there, as when an editor saves."""
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return None


def what_to_check(file: Path | None, name: str | None, course: Path | None) -> "tuple[Exercise, Path]":
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
        wanted = name if name is not None else _exercise_named_by(file or folder)
        exercise = course_at(course).exercise(wanted)
    else:
        raise UsageError("which file? Name it, or type this in a folder that `grader get EXERCISE` wrote")
    path = file if file is not None else folder / exercise.file_name
    if not path.exists():
        raise UsageError(f"{path}: no such file")
    return exercise, path


def _exercise_named_by(file: Path) -> str:
    """Return what a file says of itself: answers and notebooks inside, code by its name."""
    from grader.errors import NotGradableError

    try:
        if _is_notebook(file):
            from grader.exchange.notebooks.collecting import exercise_in

            return exercise_in(file) or file.stem
        return (_answers_in(file).exercise if file.suffix == ".toml" else "") or file.stem
    except NotGradableError as error:
        raise UsageError(f"{file}: {error}") from None


def _is_notebook(file: Path) -> bool:
    return file.suffix.lower() == ".ipynb"


def _envelope(file: Path, exercise: "Exercise") -> "Envelope | None":
    """Return how to take what is handed in out of a notebook; other files need none."""
    if not _is_notebook(file):
        return None
    from grader.exchange.notebooks.collecting import notebook_envelope

    return notebook_envelope(exercise)


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

    envelope = _envelope(path, exercise)
    submissions = [found.read() for found in collect([path], exercise.file_name, envelope=envelope)]
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
