"""Handing in: what is kept, what it costs, what is refused, and what a crash in the middle leaves."""

import json
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from grader import submitting
from grader.assignments import assignment_of
from grader.catalog import Exercise, find_course
from grader.draws import CourseKey
from grader.errors import NotAllowedError
from grader.gradebook import permission_of, work_of
from grader.gradebook.text import hand_in_lines
from grader.grading import run as grading_run
from grader.grading.results import not_graded
from grader.models import RunResult, Submission
from grader.store.attempts import attempts_of, known_attempt, submission_of
from grader.store.draws import draws
from grader.store.extensions import extend
from grader.store.opening import Store, opened
from grader.store.people import known_student
from grader.store.place import Place, place_at
from grader.variants import sheet_of
from tests.classes import DUE, RULES, WEEK, Class, write_assignment
from tests.courses import BROKEN, RIGHT, SLUG, WRONG, write_course
from tests.databases import data, place, postgres
from tests.quizzes import handed_in, right_answers, write_quiz

__all__ = ["data", "place", "postgres"]

HALF = "def double(x):\n    return 2 * x if x > 0 else 0\n"
DAY = timedelta(days=1)
KEY = CourseKey(b"a key that everybody may know")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Write a course with an assignment."""
    root = tmp_path / "course"
    write_course(root)
    write_assignment(root)
    return root


@pytest.fixture
def everybody(place: Place, course: Path) -> Iterator[Class]:
    """Open a store for the students of the course."""
    with opened(place, make=True) as store:
        yield Class(store, write_course(course))


def counted(store: Store, one: Class, student: str = "s01") -> tuple[float, int]:
    """Return what counts for a student, and how many attempts are used up."""
    with store.reading() as connection:
        grade = work_of(connection, one.exercise, one.assignment, student).grade
    assert grade.standing is not None
    return float(grade.standing.counts), grade.used


def test_what_is_handed_in_is_graded_kept_and_counted(everybody: Class) -> None:
    """The bytes, the moment, the verdict, and what it counts."""
    handed = everybody.hands_in(HALF)

    assert (handed.attempt.number, handed.attempt.via, handed.again) == (1, "submit", False)
    assert handed.attempt.handed_in_at == (DUE - DAY).isoformat(timespec="milliseconds")
    assert (handed.record["verdict"], handed.record["points"]) == ("partial", 3.0)
    assert counted(everybody.store, everybody) == (3, 1)
    with everybody.store.reading() as connection:
        assert submission_of(connection, handed.attempt.id).source == HALF.encode()


def test_the_best_attempt_counts(everybody: Class) -> None:
    """A worse one later costs nothing but itself."""
    everybody.hands_in(RIGHT)
    handed = everybody.hands_in(WRONG)
    assert handed.record["points"] == 0
    assert counted(everybody.store, everybody) == (4, 2)
    assert handed.next.left == 1


def test_the_same_file_again_is_the_same_attempt(everybody: Class) -> None:
    """It uses up nothing, also where no attempt is left; A, B and A again are three."""
    everybody.hands_in(HALF)
    again = everybody.hands_in(HALF)
    assert (again.again, again.attempt.number, again.record["points"]) == (True, 1, 3.0)

    everybody.hands_in(RIGHT)
    third = everybody.hands_in(HALF)
    assert (third.again, third.attempt.number, third.record["points"]) == (False, 3, 3.0)
    assert everybody.hands_in(HALF).again
    assert counted(everybody.store, everybody) == (4, 3)


def test_an_earlier_file_comes_back_under_its_name(everybody: Class) -> None:
    """Each with a name of its own: a student hands in one file at a time, and the last is what they mean."""
    for number, (name, source) in enumerate([("one.py", HALF), ("two.py", WRONG), ("one.py", HALF)], 1):
        submission = Submission(name, "s01", source.encode())
        handed = submitting.hand_in(
            everybody.store, everybody.exercise, everybody.assignment, submission, None, now=DUE
        )
        assert (handed.attempt.number, handed.again) == (number, False)


def test_the_same_file_again_does_not_become_late(everybody: Class) -> None:
    """It was graded when nobody knew when it was handed in; that stays so, after the cut-off as well."""
    with everybody.store.writing() as connection:
        student = known_student(connection, "s01")
        known_attempt(connection, student, SLUG, submitted(everybody), via="grade")
    again = everybody.hands_in(RIGHT, at=DUE + 9 * DAY)
    assert (again.again, again.attempt.number, again.attempt.handed_in_at) == (True, 1, None)
    assert counted(everybody.store, everybody) == (4, 1)


def test_beyond_the_limit_nothing_is_kept(everybody: Class) -> None:
    """The refusal says what the limit is; an extension of attempts lifts it for one student."""
    for source in (WRONG, HALF, RIGHT):
        everybody.hands_in(source)
    with pytest.raises(NotAllowedError, match="limit of 3 attempts at doubling is reached"):
        everybody.hands_in(f"{RIGHT}# more\n")
    with everybody.store.reading() as connection:
        assert len(attempts_of(connection, SLUG)) == 3

    with everybody.store.writing() as connection:
        extend(connection, WEEK, known_student(connection, "s01"), extra_attempts=1)
    assert everybody.hands_in(f"{RIGHT}# more\n").attempt.number == 4


def test_what_cannot_be_graded_uses_no_attempt(everybody: Class) -> None:
    """A syntax error scores nothing, is kept, and leaves all attempts."""
    handed = everybody.hands_in(BROKEN)
    assert handed.record["verdict"] == "not_gradable"
    assert handed.next.left == 3
    everybody.hands_in(RIGHT)
    assert everybody.hands_in(BROKEN).next.left == 2
    assert counted(everybody.store, everybody) == (4, 1)


def test_a_refused_file_is_handed_in_with_its_reason(everybody: Class) -> None:
    """No bytes are no attempt, and the reason is told."""
    submission = replace(submitted(everybody), source=b"", refusal="the file is empty")
    handed = submitting.hand_in(
        everybody.store, everybody.exercise, everybody.assignment, submission, None, now=DUE
    )
    assert (handed.record["verdict"], handed.record["message"]) == ("not_gradable", "the file is empty")
    assert handed.next.left == 3


def submitted(one: Class) -> Submission:
    """Return something right."""
    return Submission(one.exercise.file_name, "s01", RIGHT.encode())


def test_lateness_is_taken_off(everybody: Class) -> None:
    """Within the grace nothing, for each day begun a tenth; after the cut-off it is refused."""
    on_time = everybody.hands_in(HALF, "s01", at=DUE + timedelta(minutes=10))
    late = everybody.hands_in(HALF, "s02", at=DUE + timedelta(hours=25))
    assert on_time.work.grade.attempts[0].counts == 3
    assert late.work.grade.attempts[0].counts == Fraction(24, 10)
    with pytest.raises(NotAllowedError, match="was closed Wed 25 Nov 2026, 12:00 UTC"):
        everybody.hands_in(HALF, "s03", at=DUE + timedelta(days=5, seconds=1))


def test_an_extension_moves_the_due_time_of_one(everybody: Class) -> None:
    """Theirs alone, with grace and cut-off."""
    with everybody.store.writing() as connection:
        until = (DUE + 2 * DAY).isoformat()
        extend(connection, WEEK, known_student(connection, "s01"), until=until, reason="ill")
    at = DUE + 2 * DAY + timedelta(minutes=5)
    assert everybody.hands_in(HALF, "s01", at=at).work.grade.attempts[0].counts == 3
    assert everybody.hands_in(HALF, "s02", at=at).work.grade.attempts[0].counts == Fraction(21, 10)


def test_a_cool_down_says_when_the_next_is_allowed(everybody: Class, course: Path) -> None:
    """And at that moment it is."""
    write_assignment(course, RULES.replace("limit = 3", "limit = 3, cool_down_minutes = 30"))
    first = everybody.hands_in(WRONG, at=DUE - DAY)
    assert first.next.next_at == DUE - DAY + timedelta(minutes=30)
    with pytest.raises(NotAllowedError, match="the next may be handed in Thu 19 Nov 2026, 12:30 UTC"):
        everybody.hands_in(RIGHT, at=DUE - DAY + timedelta(minutes=29))
    everybody.hands_in(RIGHT, at=DUE - DAY + timedelta(minutes=30))


def test_what_was_kept_before_a_crash_is_graded_by_the_next_hand_in(
    everybody: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The grader is killed once the bytes are on the disk: nothing is lost, and nothing is used up twice."""

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(submitting, "ClassRun", killed)
        with pytest.raises(KeyboardInterrupt):
            everybody.hands_in(HALF)
    with everybody.store.reading() as connection:
        work = work_of(connection, everybody.exercise, everybody.assignment, "s01")
    assert [attempt.number for attempt in work.waiting] == [1]

    handed = everybody.hands_in(WRONG)
    assert [(each.number, float(each.counts)) for each in handed.work.grade.attempts] == [(1, 3), (2, 0)]
    assert handed.work.waiting == ()
    assert handed.next.left == 1


def test_one_that_waits_counts_as_used(everybody: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where grading fails again and again, the limit still holds."""

    def fails(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(submitting, "ClassRun", fails)
    with pytest.raises(RuntimeError):
        everybody.hands_in(WRONG)
    with everybody.store.reading() as connection:
        work = work_of(connection, everybody.exercise, everybody.assignment, "s01")
    permission = permission_of(everybody.assignment, work, DUE)
    assert permission.left == 2
    said = hand_in_lines(
        everybody.exercise, everybody.assignment, work, 1, permission, again=False, hides=False
    )
    assert said[-1] == "3 attempts, 2 left; the best one counts."


def test_what_fails_by_our_fault_uses_no_attempt(
    everybody: Class, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It waits, and says so; the next hand-in has it graded, and then it counts and is used."""
    write_assignment(course, RULES.replace("limit = 3", "limit = 2"))

    def fails(exercise: Exercise, submissions: Sequence[Submission], *_: Any, **__: Any) -> list[RunResult]:
        return [not_graded(exercise, one, "the sandbox is gone") for one in submissions]

    with monkeypatch.context() as broken:
        broken.setattr(grading_run, "grade_chunk", fails)
        handed = everybody.hands_in(HALF)
    assert (handed.record["verdict"], handed.next.left) == ("not_graded", 2)
    told = hand_in_lines(
        everybody.exercise, everybody.assignment, handed.work, 1, handed.next, again=False, hides=False
    )
    assert told[1:] == [
        "It is not graded yet, and nothing was counted.",
        "2 attempts, 2 left; the best one counts.",
    ]
    assert everybody.hands_in(WRONG).next.left == 0
    assert counted(everybody.store, everybody) == (3, 2)


def test_of_two_at_once_only_one_takes_the_last_attempt(everybody: Class, course: Path) -> None:
    """Rules are asked and bytes are kept in one transaction."""
    write_assignment(course, RULES.replace("limit = 3", "limit = 1"))
    ended: list[str] = []

    def hands_in(source: str) -> None:
        try:
            ended.append(everybody.hands_in(source).record["verdict"])
        except NotAllowedError as error:
            ended.append(str(error).split(" at ")[0])

    threads = [threading.Thread(target=hands_in, args=[f"{RIGHT}# {number}\n"]) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ended) == ["passed", "the limit of 1 attempt"]


@pytest.mark.parametrize(
    ("tests", "points", "seen"),
    [
        ("visible", 3.0, ["H01", "H02"]),
        ("name_only", 3.0, ["H01", "H02"]),
        ("hidden", None, []),
        ("after_due", None, []),
        ("after_published", None, []),
    ],
)
def test_a_student_sees_of_hidden_tests_what_the_assignment_shows(
    everybody: Class, course: Path, tests: str, points: float | None, seen: list[str]
) -> None:
    """Details of a visible one; no points where one is kept back."""
    write_assignment(
        course, f'{RULES}tests = "{tests}"\n'.replace("exercises", 'tests = "name_only"\nexercises', 0)
    )
    handed = everybody.hands_in(HALF)
    cases = {case["id"]: case for case in handed.record["tests"] if case["visibility"] == "hidden"}
    assert (handed.record["points"], list(cases)) == (points, seen)
    if seen:
        call = "double(-5)" if tests == "visible" else None
        assert cases["H02"]["call"] == call


def test_what_was_drawn_for_a_student_is_kept_with_what_they_hand_in(tmp_path: Path) -> None:
    """The numbers of a question, as they were: another key, or another course, would draw others."""
    exercise = write_quiz(tmp_path, "Q01")
    assignment = assignment_of(find_course(tmp_path), "sums")
    sheet = sheet_of(exercise, KEY, "s01")
    with opened(place_at(tmp_path / "data"), make=True) as store:
        submitting.hand_in(store, exercise, assignment, handed_in(right_answers(sheet)), KEY, now=DUE)
        with store.reading() as connection:
            (draw,) = connection.execute(select(draws))
    assert (draw.item, json.loads(draw.drawn)) == ("Q01", sheet.numbers["Q01"])
