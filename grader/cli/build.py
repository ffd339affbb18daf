"""The command `build`: exercises in the form of another system."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated

import typer

from grader.cli.main import INSTRUCTORS, app
from grader.cli.roster import people_in
from grader.cli.shared import CourseOption, StudentOption, course_at, drawn_sheet, require_unsaid
from grader.errors import UsageError
from grader.exchange.gradescope.shown import Shown
from grader.whole_files import read_whole, write_whole

if TYPE_CHECKING:
    from grader.catalog import Course, Exercise


class Target(StrEnum):
    """What can be built."""

    NOTEBOOK = "notebook"
    GRADESCOPE = "gradescope"
    NBGRADER = "nbgrader"


@app.command(rich_help_panel=INSTRUCTORS)
def build(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME...",
            help="Assignments, exercises, or ids of items (C18). For nbgrader, its folder last.",
        ),
    ],
    to: Annotated[Target, typer.Option("--to", help="What to make of each.", show_default=False)],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="DIR|ZIP",
            help="The folder, or the one zip, to write.",
            show_default="this folder",
        ),
    ] = None,
    student: StudentOption = "",
    solutions: Annotated[
        bool, typer.Option("--solutions", help="With the answers, for instructors: NAME_solutions.ipynb.")
    ] = False,
    students: Annotated[
        Path | None,
        typer.Option(
            "--students", metavar="CSV", help="Gradescope: whose e-mail is whose; else what is before the @."
        ),
    ] = None,
    visibility: Annotated[
        Shown | None,
        typer.Option(
            "--visibility",
            help="Gradescope: when hidden tests, and judged answers, are shown.",
            show_default="visible",
        ),
    ] = None,
    course: CourseOption = None,
) -> None:
    """Make notebooks to fill in and hand in, autograders for Gradescope, or a course of nbgrader.

    A file that is there already and holds something else is left as it is.
    """
    found = course_at(course)
    if to is Target.NBGRADER:
        said = {"--student": student, "--solutions": solutions, "--students": students}
        require_unsaid(f"--to {to}", {**said, "--visibility": visibility})
        _build_nbgrader(found, names, out)
        return
    exercises = list({one.slug: one for name in names for one in _named(found, name)[1]}.values())
    if to is Target.NOTEBOOK:
        require_unsaid(f"--to {to}", {"--students": students, "--visibility": visibility})
        _build_notebooks(exercises, out or Path(), student, course, solutions)
    else:
        require_unsaid(f"--to {to}", {"--student": student, "--solutions": solutions})
        _build_autograders(found, exercises, out or Path(), students, visibility or Shown.VISIBLE)


def _named(course: "Course", name: str) -> "tuple[str, list[Exercise]]":
    """Return an assignment and its exercises, or the one exercise that is named, under its own name."""
    from grader.assignments import assignments_of

    there = assignments_of(course)
    for assignment in there:
        if assignment.name == name:
            return name, [course.exercise(part.slug) for part in assignment.parts]
    try:
        exercise = course.exercise(name)
    except UsageError as error:
        assignments = ", ".join(assignment.name for assignment in there)
        raise UsageError(f"{error}; assignments: {assignments}" if there else str(error)) from None
    return exercise.slug, [exercise]


def _is_known(course: "Course", name: str) -> bool:
    try:
        return bool(_named(course, name))
    except UsageError:
        return False


def _build_notebooks(
    exercises: Sequence["Exercise"], out: Path, student: str, course: Path | None, solutions: bool
) -> None:
    ending = "_solutions.ipynb" if solutions else ".ipynb"
    texts = {
        out / f"{exercise.slug}{ending}": _notebook(exercise, student, course, solutions)
        for exercise in exercises
    }
    for path, text in texts.items():
        _require_free(path, text)
    _make_folder(out)
    for path, text in texts.items():
        write_whole(path, [text], "the notebook")
        print(path)


def _build_autograders(
    course: "Course", exercises: Sequence["Exercise"], out: Path, students: Path | None, visibility: Shown
) -> None:
    from grader.exchange.gradescope.building import autograder, is_autograder
    from grader.variants import key_of

    people = read_whole(students, people_in) if students is not None else []
    named = out.suffix.lower() == ".zip"
    if named and len(exercises) > 1:
        raise UsageError(f"--out {out} is one zip, and there are {len(exercises)} exercises; name a folder")
    for exercise in exercises:
        path = out if named else out / f"{exercise.slug}_gradescope.zip"
        if path.exists() and not is_autograder(path):
            raise UsageError(f"{path}: is there already, and is no autograder; choose another with --out")
        key = key_of(course) if exercise.draws else None
        whole = autograder(course, exercise, key, hidden_cases=visibility, students=people)
        _make_folder(path.parent)
        write_whole(path, [whole], "the autograder", mode=0o600)
        secrets = "the hidden tests" if not exercise.asks else "the key to the questions"
        drawn = ", and the course key, which draws everybody's numbers" if key is not None else ""
        print(path)
        print(f"  Keep it to yourself: it holds {secrets}{drawn}.")
        print(
            f"  On Gradescope: a programming assignment of {exercise.manifest.points} points, base image "
            f"Ubuntu 24.04; students hand in {exercise.file_name} or {exercise.slug}.ipynb."
        )


def _build_nbgrader(course: "Course", names: Sequence[str], out: Path | None) -> None:
    from grader.exchange.nbgrader.building import configuration, sources
    from grader.exchange.nbgrader.folder import CONFIG, NOTE, require_note_of
    from grader.variants import key_of

    *names, last = [*names, *([str(out)] if out is not None else [])]
    if not names or (out is None and _is_known(course, last)):
        said = " ".join((*names, last))
        raise UsageError(f"name the folder as well: grader build {said} --to {Target.NBGRADER} --out FOLDER")
    folder = Path(last)
    require_note_of(folder, course.root)
    assignments, files = list[str](), dict[PurePosixPath, str]()
    for name in names:
        assignment, exercises = _named(course, name)
        assignments.append(assignment)
        key = key_of(course) if any(one.draws for one in exercises) else None
        files |= sources(course, assignment, exercises, key)
    texts = {folder / path: text for path, text in files.items()}
    for path, text in texts.items():
        if path.name != NOTE:
            _require_free(path, text)
    if not (folder / CONFIG).exists():
        texts |= {folder / path: text for path, text in configuration(folder.resolve().name).items()}
    for path, text in texts.items():
        _make_folder(path.parent)
        write_whole(path, [text], "the file")
        print(path)
    print("  Keep the folder to yourself: `source` holds the solutions.")
    following = " && ".join(f"nbgrader generate_assignment {assignment}" for assignment in assignments)
    print(f"Next, in {folder}:  {following}")


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{out}: cannot be made: {error.strerror}") from None


def _notebook(exercise: "Exercise", student: str, course: Path | None, solutions: bool) -> str:
    from grader.exchange.notebooks.building import notebook_of

    sheet = drawn_sheet(exercise, student, course) if exercise.asks else None
    return notebook_of(exercise, sheet, solved=solutions)


def _require_free(path: Path, text: str) -> None:
    """Refuse to write over somebody's work."""
    try:
        if path.read_text(encoding="utf-8") == text:
            return
    except (FileNotFoundError, NotADirectoryError):
        return
    except (IsADirectoryError, UnicodeDecodeError):
        pass
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be read: {error.strerror}; choose another folder with --out"
        ) from None
    raise UsageError(
        f"{path}: is there already, and holds something else; remove it first, or choose another folder with "
        "--out"
    )
