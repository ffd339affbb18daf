"""What can be seen from the files of a course alone: names, references between files, the statement."""

import re
import tomllib
from collections.abc import Collection, Iterator
from pathlib import Path

from grader.catalog import COURSE_FILE, EXERCISE_FILE, ORACLE, STATEMENT, Course, Exercise
from grader.errors import CatalogError
from grader.suite.bench import importable
from grader.suite.proxy import Oracle
from grader.validation.findings import Finding, Problem

CLASS_FILE = "class.toml"


def stray_folders(course: Course) -> list[Finding]:
    """Find folders of exercises that the course does not list."""
    manifests = sorted((course.root / "exercises").glob(f"*/{EXERCISE_FILE}"))
    strays = [path.parent.name for path in manifests if path.parent.name not in course.manifest.exercises]
    sentence = "stands in exercises/, but the course does not list it"
    return [Finding(slug, COURSE_FILE.name, f"{slug} {sentence}") for slug in strays]


def needs_problems(exercise: Exercise, items: Collection[str]) -> Iterator[Problem]:
    """Find items in `needs` that the course does not have."""
    for item in exercise.manifest.needs:
        if item not in items:
            yield EXERCISE_FILE, f"needs names {item}, which no exercise of the course is"


def oracle_problems(exercise: Exercise) -> Iterator[Problem]:
    """Find functions of `entry` that the oracle does not define."""
    try:
        with importable(exercise.course_root):
            oracle = Oracle(exercise.folder / ORACLE)
    except CatalogError as error:
        yield ORACLE, str(error)
        return
    except Exception as error:  # the author's file may raise anything
        yield ORACLE, f"cannot be loaded: {type(error).__name__}: {error}"
        return
    for name in exercise.manifest.entry:
        if not hasattr(oracle, name):
            yield ORACLE, f"defines no function {name!r}, which entry of exercise.toml names"


def statement_problems(text: str, entry: Collection[str]) -> Iterator[Problem]:
    """Find out whether a statement has a title and mentions what to write."""
    lines = text.strip().splitlines()
    if not lines or not re.match(r"# +\S", lines[0]):
        yield STATEMENT, "does not begin with a title, a line such as '# One step downhill'"
    for name in entry:
        if not re.search(rf"\b{re.escape(name)}\b", text):
            yield STATEMENT, f"never mentions {name}, which a submission must define"


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
