"""What one student gets: their own questions and their own hidden data, drawn with the course key."""

import functools
import hashlib
import json
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

from grader.catalog import DRAWS, EXERCISE_FILE, QUESTIONS, Course, Exercise, Item
from grader.course_code import importable, load
from grader.draws import CourseKey, Draw, course_key
from grader.errors import CatalogError, NotGradableError, UsageError
from grader.models import Submission
from grader.questions import Definition, Question
from grader.questions.answers import read_answers
from grader.questions.numbers import AROUND

ANYBODY = "you"
"""Whose numbers are drawn when nobody is named."""

EVERYBODY = "everybody"
"""Whose numbers are drawn where all students share them."""

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as one student sees it, with the numbers that were drawn for it."""

    item: Item
    numbers: dict[str, Any]
    question: Question


@dataclass(frozen=True, slots=True)
class Sheet:
    """The questions of one exercise for one student."""

    exercise: str
    student: str
    asked: tuple[Asked, ...]

    @property
    def fingerprint(self) -> str:
        """Changes with numbers and order, when an answer would mean something else; not with wording."""
        drawn = [[asked.item.id, asked.numbers, asked.question.arrangement] for asked in self.asked]
        text = json.dumps([self.exercise, self.student, drawn], default=str)
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    @property
    def numbers(self) -> dict[str, dict[str, Any]]:
        """What was drawn, by item."""
        return {asked.item.id: asked.numbers for asked in self.asked if asked.numbers}


def student_named(said: str) -> str:
    """Return a name in its one spelling, as files keep it; empty where it is none that could be shown."""
    name = unicodedata.normalize("NFC", said).strip(AROUND)
    return name if name.isprintable() and len(name) <= LONGEST_NAME else ""


def with_student(exercise: Exercise, submission: Submission) -> Submission:
    """Find out whose a submission is: where no folder and no file name tells, an answer file does."""
    said = submission.student
    if not exercise.asks:
        return replace(submission, student=said or ANYBODY)
    if not said and not submission.refusal:
        with suppress(NotGradableError):
            said = read_answers(submission.source).student
    return replace(submission, student=student_named(said))


def key_of(course: Course) -> CourseKey:
    """Return the key of a course.

    Raises
    ------
    UsageError
        If there is none and none can be made, or it is not the one that `course.toml` names.
    """
    key = course_key(course.root)
    said = course.manifest.key
    if said is not None and said != key.fingerprint:
        raise UsageError(
            f"the course key here has the fingerprint {key.fingerprint}, and course.toml names {said}: "
            "with another key everybody gets other numbers. Put the course's own key there"
        )
    return key


def sheet_of(exercise: Exercise, key: CourseKey, student: str) -> Sheet:
    """Draw one student's questions, or those that all share, by the key of `CourseKey.for_everybody`.

    Raises
    ------
    UsageError
        If this copy of the course has no questions in it.
    CatalogError
        If they cannot be built.
    """
    definitions = definitions_of(exercise)
    whose = _whose(key, student)
    asked = []
    for item in exercise.manifest.items:
        draw = Draw(key, whose, item.id)
        try:
            numbers, question = definitions[item.id].drawn(draw)
        except CatalogError as error:
            raise CatalogError(f"{exercise.folder / QUESTIONS}: {error}") from None
        except Exception as error:  # an author's function may raise anything
            raise CatalogError(
                f"{exercise.folder / QUESTIONS}: {item.id}: {type(error).__name__}: {error}"
            ) from error
        asked.append(Asked(item, numbers, question))
    return Sheet(exercise.slug, whose, tuple(asked))


def definitions_of(exercise: Exercise) -> dict[str, Definition]:
    """Return the questions of an exercise before any numbers are drawn, in the order of its items.

    Raises
    ------
    UsageError
        If this copy of the course has no questions in it.
    CatalogError
        If `questions.py` and `exercise.toml` do not hold the same items.
    """
    exercise.require_hidden_suite()
    module = _module_of(exercise, QUESTIONS)
    found = [value for value in vars(module).values() if isinstance(value, Definition)]
    items = [item.id for item in exercise.manifest.items]
    for definition in found:
        if definition.id not in items:
            raise CatalogError(f"{module.__file__}: {EXERCISE_FILE} has no item {definition.id}")
    by_id: dict[str, Definition] = {}
    for definition in found:
        if by_id.setdefault(definition.id, definition) is not definition:
            raise CatalogError(f"{module.__file__}: {definition.id} is defined twice")
    for item in items:
        if item not in by_id:
            raise CatalogError(f"{module.__file__}: defines no question for {item}")
    return {item: by_id[item] for item in items}


def inputs_of(exercise: Exercise, key: CourseKey, student: str, case: str) -> Any:
    """Draw one student's hidden data for one test case, or the data that all share.

    Raises
    ------
    CatalogError
        If `draws.py` is missing or fails.
    """
    module = _module_of(exercise, DRAWS)
    try:
        return module.inputs(Draw(key, _whose(key, student), exercise.slug, case))
    except Exception as error:  # an author's function may raise anything
        raise CatalogError(f"{module.__file__}: {case}: {type(error).__name__}: {error}") from error


def _whose(key: CourseKey, student: str) -> str:
    return EVERYBODY if key.shared else student


def _module_of(exercise: Exercise, name: str) -> ModuleType:
    path = exercise.folder / name
    return _loaded(path, exercise.course_root, path.stat().st_mtime_ns if path.is_file() else 0)


@functools.lru_cache(maxsize=16)
def _loaded(path: Path, course_root: Path | None, _: int) -> ModuleType:
    with importable(course_root):
        return load(path)
