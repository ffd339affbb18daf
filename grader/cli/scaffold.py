"""What begins a course or an exercise: new course, new exercise, new workflow."""

import os
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from grader.cli.main import AUTHORS, app
from grader.cli.shared import CourseOption, course_at
from grader.errors import UsageError

if TYPE_CHECKING:
    from grader.catalog import Course

new = typer.Typer(no_args_is_help=True, help="Begin a course or an exercise: an example that you edit.")
app.add_typer(new, name="new", rich_help_panel=AUTHORS)


@new.command("course")
def new_course(
    name: Annotated[Path, typer.Argument(metavar="NAME", help="The folder to write; its name is the title.")],
) -> None:
    """Write a small course that holds: a lesson, a quiz, a practice sheet, an exercise in code."""
    from grader.scaffold import new_course as write

    files = write(name).folders[name]
    print(f"{name}/ is a course of its own. README.md says how to go on.\n")
    for file in files:
        print(f"  {file}")
    print(f"\nNext:  cd {shlex.quote(str(name))}    ·    grader validate    ·    grader list")


@new.command("exercise")
def new_exercise(
    slug: Annotated[str, typer.Argument(metavar="SLUG", help="Its name, such as insertion_sort.")],
    kind: Annotated[str, typer.Option("--kind", metavar="challenge|quiz|practice", help="What it is.")],
    item: Annotated[
        str | None,
        typer.Option("--item", metavar="ID", help="Id of its first item; else the next free one."),
    ] = None,
    course: CourseOption = None,
) -> None:
    """Add an exercise to the course: an example that holds, to put your own in its place."""
    from grader.catalog import COURSE_FILE
    from grader.scaffold import new_exercise as write

    found = course_to_extend(course)
    written = write(found, slug, kind, item)
    for folder, files in written.folders.items():
        print(f"{_shown(folder)}/ holds {_and(files)}.")
    print(f"{_shown(found.root / COURSE_FILE)} lists it as {_and(written.items)}.")
    print(f"Next:  edit these files    ·    grader validate {slug}    ·    grader show {slug}")


@new.command("workflow")
def new_workflow(
    kind: Annotated[
        str, typer.Argument(metavar="student|course", help="Whose repository: a student's, or the course's.")
    ],
    install: Annotated[
        str,
        typer.Option(
            "--install", metavar="GRADER", help="What pip installs there: git+https://..., or a file."
        ),
    ],
    to: Annotated[
        Path, typer.Option("--to", metavar="DIR", help="The repository; else this folder.")
    ] = Path(),
) -> None:
    """Write a workflow for GitHub Actions: check what a student has done, or prove a course, at each push."""
    from grader.scaffold import new_workflow as write

    path = write(to, kind, install)
    print(f"{_shown(path)} runs at each push and pull request. It may read the repository, and nothing else.")
    print("Next:  commit it, and push")


def course_to_extend(folder: Path | None) -> "Course":
    """Return the author's course; the one that an installed package brings along is not meant."""
    from grader.catalog import BUNDLED

    advice = "`grader new course NAME` makes one"
    try:
        course = course_at(folder)
    except UsageError as error:
        raise UsageError(f"{error}; {advice}") from None
    if course.root == BUNDLED:
        raise UsageError(f"no course at {Path(folder or '.').resolve()} or above it; {advice}")
    return course


def _shown(path: Path) -> str:
    """Write a path as it is seen from here."""
    shown = os.path.relpath(path)
    return str(path) if shown.startswith("..") else shown


def _and(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
