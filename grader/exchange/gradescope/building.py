"""The zip that an instructor uploads: how to set up the container, the engine, and a course of one exercise.

It holds hidden tests, and the course key where numbers are drawn: whoever has it can tell every answer.
"""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import packages_distributions
from pathlib import Path

from grader.catalog import COURSE_FILE, PROBES, Course, Exercise
from grader.draws import CourseKey
from grader.errors import CatalogError, UsageError
from grader.exchange.gradescope.archive import PROGRAM, SECRET, archive
from grader.exchange.gradescope.results import SEE_OUTPUT, failure
from grader.exchange.gradescope.shown import Shown
from grader.exchange.gradescope.wheel import NAME, engine
from grader.ideas import IDEAS_FILE
from grader.store.people import Person

KEY, SETTINGS, STUDENTS = "course.key", "gradescope.json", "students.csv"
COLUMNS = ("email", "student_id")
MODES = {"setup.sh": PROGRAM, "run_autograder": PROGRAM, KEY: SECRET}

_HERE = Path(__file__).parent


def autograder(
    course: Course,
    exercise: Exercise,
    key: CourseKey | None = None,
    *,
    hidden_cases: Shown = Shown.VISIBLE,
    students: Sequence[Person] = (),
) -> bytes:
    """Return the zip for one exercise: of the same course always the same bytes.

    Parameters
    ----------
    course : Course
        The course of the exercise.
    exercise : Exercise
        What is graded.
    key : CourseKey, optional
        Draws each student's numbers; needed where the exercise has any.
    hidden_cases : Shown
        When students see title and outcome of hidden cases, and how their answers to questions were judged.
    students : sequence of Person
        Whose numbers belong to which e-mail address; without it a name is what stands before the ``@``.

    Raises
    ------
    UsageError
        If this copy of the course has no hidden suite, or the class list is not clear.
    CatalogError
        If a package that submissions may use is not installed here.
    """
    exercise.require_hidden_suite()
    settings = {"schema": 1, "exercise": exercise.slug, "hidden_cases": hidden_cases.value}
    files = {
        "setup.sh": (_HERE / "setup.sh").read_bytes(),
        "run_autograder": _run_autograder(),
        SETTINGS: f"{json.dumps(settings, indent=1)}\n".encode(),
        "requirements.txt": "".join(f"{name}\n" for name in _requirements(exercise)).encode(),
        NAME: engine(),
        COURSE_FILE.as_posix(): _course_file(course, exercise, key),
    }
    files |= {
        path.relative_to(course.root).as_posix(): path.read_bytes() for path in _sources(course, exercise)
    }
    if key is not None:
        files[KEY] = key.secret
    if students:
        files[STUDENTS] = _class_list(students)
    return archive(files, MODES)


def is_autograder(path: Path) -> bool:
    """Tell whether a file is such a zip, made before."""
    try:
        with zipfile.ZipFile(path) as made:
            return SETTINGS in made.namelist()
    except (OSError, zipfile.BadZipFile):
        return False


def read_class_list(text: str) -> dict[str, str]:
    """Return student by e-mail address, from the list in the zip."""
    return {row["email"]: row["student_id"] for row in csv.DictReader(io.StringIO(text, newline=""))}


def _run_autograder() -> bytes:
    """Return the program with what it writes when no Python of ours comes to write anything."""
    text = (_HERE / "run_autograder").read_text(encoding="utf-8")
    return text.replace("@FAILURE@", json.dumps(failure(SEE_OUTPUT), indent=1)).encode()


def _sources(course: Course, exercise: Exercise) -> Iterator[Path]:
    """List the files of the course that grading needs."""
    yield from _below(exercise.folder)
    yield from _below(course.root / "reference")
    if (exercise.folder / PROBES).is_file():
        yield exercise.solutions / "model.py"
        yield from _below(exercise.solutions / "mutants")
    if (course.root / IDEAS_FILE).is_file():
        yield course.root / IDEAS_FILE


def _below(folder: Path) -> Iterator[Path]:
    """List what authors wrote: neither caches nor files that editors and systems hide."""
    for path in folder.rglob("*"):
        parts = path.relative_to(folder).parts
        if path.is_file() and not any(part.startswith(".") or part == "__pycache__" for part in parts):
            yield path


def _course_file(course: Course, exercise: Exercise, key: CourseKey | None) -> bytes:
    """Write a course of this exercise alone; with numbers to draw, it knows its key."""
    lines = ["schema = 1", f"title = {_text(course.title)}", f"exercises = [{_text(exercise.slug)}]"]
    if key is not None:
        lines.append(f"key = {_text(key.fingerprint)}")
    return ("\n".join(lines) + "\n").encode()


def _requirements(exercise: Exercise) -> list[str]:
    """Name, as pip does, the packages that submissions may import."""
    known = packages_distributions()
    for package in exercise.manifest.packages:
        if package not in known:
            raise CatalogError(f"{exercise.folder}: the package {package!r} is not installed here")
    return sorted({known[package][0] for package in exercise.manifest.packages})


def _class_list(students: Iterable[Person]) -> bytes:
    """Write e-mail address and name of each student.

    Raises
    ------
    UsageError
        If somebody has no address, or two have the same.
    """
    names: dict[str, str] = {}
    for person in students:
        email = person.email.casefold()
        if not email:
            raise UsageError(
                f"{person.name}: the class list has no e-mail address, by which Gradescope knows students"
            )
        if names.setdefault(email, person.name) != person.name:
            raise UsageError(f"{email}: the class list has it for {names[email]} and for {person.name}")
    written = io.StringIO(newline="")
    csv.writer(written).writerows([COLUMNS, *sorted(names.items())])
    return written.getvalue().encode()


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
