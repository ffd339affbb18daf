"""A course as far as it can be read: what cannot be is a finding, and hides nothing else."""

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from grader.catalog import EXERCISE_FILE, ITEM, Course, Exercise, load_exercise
from grader.errors import CatalogError
from grader.lessons import LESSON_FILE, Lesson, lesson_folder, load_lesson
from grader.validation.findings import Finding
from grader.validation.ids import Ids, ids_of
from grader.validation.lessons.coverage import FACTS_FILE, read_facts

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class CourseRead:
    """The exercises and lessons of a course by their names, in order; a finding in place of a broken one."""

    course: Course
    exercises: Mapping[str, Exercise | Finding]
    lessons: Mapping[str, Lesson | Finding]

    @property
    def sound_exercises(self) -> list[Exercise]:
        """Those that can be read."""
        return [found for found in self.exercises.values() if not isinstance(found, Finding)]

    @property
    def sound_lessons(self) -> list[Lesson]:
        """Those that can be read."""
        return [found for found in self.lessons.values() if not isinstance(found, Finding)]

    @property
    def ids(self) -> Ids:
        """What its items and parts are called."""
        return ids_of(self.sound_exercises, self.sound_lessons, self._planned)

    @property
    def facts_file(self) -> Path:
        """Where the facts that it is to cover would be listed."""
        return self.course.root / "exercises" / FACTS_FILE

    @property
    def _planned(self) -> set[str]:
        """The items that are to cover facts, while the course need not be complete."""
        if self.course.manifest.coverage is not None or not self.facts_file.is_file():
            return set()
        with suppress(CatalogError):  # told where the facts are proved
            covers = read_facts(self.facts_file).values()
            return {name for names in covers for name in names if re.fullmatch(ITEM, name)}
        return set()


def read_course(course: Course) -> CourseRead:
    """Read all exercises and lessons of a course."""
    said = course.manifest
    folders = {slug: course.root / "exercises" / slug for slug in said.exercises}
    lessons = {name: lesson_folder(course.root, name) for name in said.lessons}
    return CourseRead(
        course,
        _read(folders, EXERCISE_FILE, lambda folder: load_exercise(folder, course.root)),
        _read(lessons, LESSON_FILE, load_lesson),
    )


def _read(folders: Mapping[str, Path], file: str, load: Callable[[Path], T]) -> dict[str, T | Finding]:
    found: dict[str, T | Finding] = {}
    for name, folder in folders.items():
        try:
            found[name] = load(folder)
        except CatalogError as error:
            found[name] = Finding(name, file, str(error))
    return found


def chosen(read: CourseRead, names: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the exercises and the lessons that some names stand for; all of them for no name.

    Raises
    ------
    UsageError
        If the course has nothing of such a name.
    """
    if not names:
        return list(read.exercises), list(read.lessons)
    items = read.ids.items
    exercises: dict[str, None] = {}
    lessons: dict[str, None] = {}
    for name in names:
        if name in read.lessons:
            lessons[name] = None
            exercises.update(dict.fromkeys(_with_items_of(read, name)))
        elif name in read.exercises:
            exercises[name] = None
        else:
            exercises[items[name][0] if name in items else read.course.exercise(name).slug] = None
    return list(exercises), list(lessons)


def _with_items_of(read: CourseRead, lesson: str) -> list[str]:
    """Return the exercises that have items of a lesson, in teaching order."""
    found = read.lessons[lesson]
    if isinstance(found, Finding):
        return []
    wanted = {item for part in found.manifest.parts for item in part.items}
    exercises = read.sound_exercises
    return [each.slug for each in exercises if wanted & {item.id for item in each.manifest.items}]
