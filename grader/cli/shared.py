"""What several commands share: options, the course around, reading on a terminal, one student's sheet."""

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from grader.errors import UsageError

if TYPE_CHECKING:
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


def print_json(data: Any) -> None:
    """Print data for another program."""
    print(json.dumps(data, indent=2))


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
