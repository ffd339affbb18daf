"""Small courses with an assignment, and hand-ins at moments that a test names."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from grader.assignments import Assignment, assignment_of
from grader.catalog import Course, Exercise, find_course
from grader.models import Submission
from grader.store.opening import Store
from grader.submitting import HandedIn, hand_in
from tests.courses import SLUG, as_toml, write_course

WEEK = "week1"
DUE = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
RULES = """
schema = 1
title = "Week 1"
due = 2026-11-20T12:00:00
counts = "best"
late = { grace_minutes = 10, per_day = 0.10, cut_off_days = 5 }
attempts = { limit = 3 }
exercises = [{ slug = "doubling" }]
"""


def write_assignment(root: Path, text: str = RULES, name: str = WEEK) -> Path:
    """Write the file of an assignment."""
    folder = root / "exercises" / "assignments"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.toml"
    path.write_text(text)
    return path


def write_two_exercises(root: Path) -> Course:
    """Write a course of `doubling`, worth 4 points, and `again`, which is the same under another name."""
    write_course(root)
    write_course(root, slug="again", item="C02")
    (root / "exercises" / "course.toml").write_text(
        as_toml({"schema": 1, "title": "A small course", "exercises": [SLUG, "again"]})
    )
    return find_course(root)


class Class:
    """Students who hand in for one exercise.

    Parameters
    ----------
    store : Store
        Where it is kept.
    exercise : Exercise
        What is handed in.
    """

    def __init__(self, store: Store, exercise: Exercise) -> None:
        assert exercise.course_root is not None
        self.store = store
        self.exercise = exercise
        self._course = find_course(exercise.course_root)

    @property
    def assignment(self) -> Assignment:
        """The assignment, as its file says now."""
        return assignment_of(self._course, self.exercise.slug)

    def hands_in(
        self, source: str, student: str = "s01", *, at: datetime = DUE - timedelta(days=1)
    ) -> HandedIn:
        """Hand in code at a moment."""
        submission = Submission(self.exercise.file_name, student, source.encode())
        return hand_in(self.store, self.exercise, self.assignment, submission, None, "auto", at)
