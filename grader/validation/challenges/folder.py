"""What can be seen from the files of a course alone: names, references between files, the statement."""

import re
import tomllib
from collections.abc import Collection, Iterator
from pathlib import Path

from grader.catalog import COURSE_FILE, EXERCISE_FILE, ORACLE, STATEMENT, Course, Exercise
from grader.course_code import importable
from grader.errors import CatalogError
from grader.lessons import LESSON_FILE, lesson_folder
from grader.markup import problems
from grader.suite.proxy import Oracle
from grader.validation.findings import Finding, Problem

CLASS_FILE = "class.toml"


def stray_folders(course: Course) -> list[Finding]:
    """Find folders of exercises that the course does not list."""
    return _strays(course.root / "exercises", EXERCISE_FILE, course.manifest.exercises)


def stray_lessons(course: Course) -> list[Finding]:
    """Find folders of lessons that the course does not list."""
    return _strays(lesson_folder(course.root, "any").parent, LESSON_FILE, course.manifest.lessons)


def _strays(folder: Path, file: str, listed: Collection[str]) -> list[Finding]:
    names = [path.parent.name for path in sorted(folder.glob(f"*/{file}"))]
    sentence = f"stands in exercises/{'' if folder.name == 'exercises' else f'{folder.name}/'}, but"
    return [
        Finding(name, COURSE_FILE.name, f"{name} {sentence} the course does not list it")
        for name in names
        if name not in listed
    ]


def oracle_problems(exercise: Exercise) -> Iterator[Problem]:
    """Find functions of `entry` that the oracle does not define."""
    try:
        with importable(exercise.course_root):
            oracle = Oracle(exercise.folder / ORACLE)
    except CatalogError as error:
        yield ORACLE, str(error)
        return
    for name in exercise.manifest.entry:
        if not hasattr(oracle, name):
            yield ORACLE, f"defines no function {name!r}, which entry of exercise.toml names"


def statement_problems(exercise: Exercise, text: str) -> Iterator[Problem]:
    """Find out whether a statement has a title, mentions what to write, and renders."""
    lines = text.strip().splitlines()
    if not lines or not re.match(r"# +\S", lines[0]):
        yield STATEMENT, "does not begin with a title, a line such as '# One step downhill'"
    for name in exercise.manifest.entry:
        if not re.search(rf"\b{re.escape(name)}\b", text):
            yield STATEMENT, f"never mentions {name}, which a submission must define"
    for line, column, sentence in problems(text, exercise.folder):
        yield f"{STATEMENT}:{line}:{column}", sentence


def class_problems(folder: Path) -> Iterator[Problem]:
    """Find students of the sample class, if there is one, whose file does not exist."""
    path = folder / CLASS_FILE
    if not path.is_file():
        return
    try:
        students = tomllib.loads(path.read_text(encoding="utf-8")).get("students", {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        yield CLASS_FILE, f"cannot be read: {error}"
        return
    for student, name in students.items():
        if not (folder / str(name)).is_file():
            yield CLASS_FILE, f"{student} hands in {name}, which does not exist"
