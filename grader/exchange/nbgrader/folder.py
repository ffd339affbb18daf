"""The folder of a course of nbgrader, and the note in it that says where our exercises are."""

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from grader.errors import UsageError

NOTE = "grader.toml"
CONFIG = "nbgrader_config.py"
MAX_NOTE_BYTES = 100_000


@dataclass(frozen=True, slots=True)
class NbgraderCourse:
    """A course of nbgrader that holds exercises of ours.

    Attributes
    ----------
    folder : Path
        Where `nbgrader` is run.
    course : Path
        Our course, with the hidden tests.
    """

    folder: Path
    course: Path


def note_on(course: Path) -> str:
    """Write where our course is, for whoever grades there."""
    path = json.dumps(str(course), ensure_ascii=False)  # TOML reads such a text as JSON does
    return f"# Where the exercises and their hidden tests are; written by `grader build`.\ncourse = {path}\n"


def nbgrader_course(start: Path) -> NbgraderCourse:
    """Find the course of nbgrader that a folder belongs to.

    Parameters
    ----------
    start : Path
        The folder of the course, or one in it.

    Raises
    ------
    UsageError
        If it belongs to none, none of its exercises are ours, or a folder cannot be read.
    """
    below = start.absolute()
    for folder in (*reversed(below.parents), below):  # from above: what was handed in may hold a note too
        note = folder / NOTE
        if _is_file(note):
            return NbgraderCourse(folder, _course_in(note))
    raise UsageError(
        f"{start}: expected a course of nbgrader with {NOTE}, which `grader build ... --to nbgrader` writes"
    )


def require_note_of(folder: Path, course: Path) -> None:
    """Refuse a folder whose note is about another course; a note that cannot be used is written anew.

    Raises
    ------
    UsageError
        If there is such a note, or the folder cannot be read.
    """
    note = folder / NOTE
    there = _is_file(note)
    try:
        noted = _course_in(note) if there else course
    except UsageError:
        return
    if noted.resolve() != course.resolve():
        raise UsageError(
            f"{note}: this folder is for the exercises in {noted}; choose another one, or remove that file"
        )


def _is_file(note: Path) -> bool:
    try:
        return note.is_file()
    except OSError as error:
        raise UsageError(f"{note.parent}: cannot be read: {error.strerror}") from None


def _course_in(note: Path) -> Path:
    try:
        with note.open("rb") as file:
            said = tomllib.loads(file.read(MAX_NOTE_BYTES).decode()).get("course")
        if isinstance(said, str) and (course := note.parent / said).is_dir():
            return course
    except (OSError, ValueError, RecursionError) as error:
        raise UsageError(f"{note}: cannot be read: {error}; `grader build` writes it again") from None
    raise UsageError(
        f'{note}: expected course = "FOLDER" with the folder of the exercises, got {said!r}; write there '
        "where it is now"
    )
