"""The sample class of a course: models, alternatives, mutants and broken files under neutral names."""

import shutil
import tomllib
from pathlib import Path

from grader.catalog import Course, Exercise
from grader.errors import CatalogError, UsageError

CLASS_FILE = "class.toml"


def exercise_with_sample(course: Course) -> Exercise:
    """Return the first exercise of a course that has a sample class.

    Raises
    ------
    UsageError
        If none has: students and installed packages have no solutions.
    """
    for exercise in course.exercises():
        if (exercise.solutions / CLASS_FILE).is_file():
            return exercise
    raise UsageError(
        f"{course.title!r} has no sample class here: it is in the course's own repository (--course)"
    )


def write_sample_class(exercise: Exercise, folder: Path) -> Path:
    """Write one file a student into a folder, and return it.

    Raises
    ------
    CatalogError
        If the exercise has no sample class, or it names a file that is not there.
    UsageError
        If the folder holds other files, or cannot be written.
    """
    path = exercise.solutions / CLASS_FILE
    try:
        students: dict[str, str] = dict(tomllib.loads(path.read_text(encoding="utf-8"))["students"])
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise CatalogError(f"{path}: no sample class can be read here: {error}") from None
    strangers = (
        [entry.name for entry in folder.iterdir() if entry.stem not in students] if folder.is_dir() else []
    )
    if strangers:
        raise UsageError(
            f"{folder}: holds {strangers[0]}, which is not of the sample class; choose another folder"
        )
    for student, source in students.items():
        if not (exercise.solutions / source).is_file():
            raise CatalogError(f"{path}: {student} names {source}, which is not there")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for student, source in students.items():
            shutil.copyfile(exercise.solutions / source, folder / f"{student}.py")
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written: {error.strerror}") from None
    return folder
