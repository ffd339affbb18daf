"""The book of an assignment: who is in it, what everything counts, and what a student may not know yet."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from grader.assignments import Aid, assignment_of
from grader.catalog import find_course
from grader.draws import CourseKey
from grader.gradebook import Book, book_of, withholds, work_of
from grader.gradebook.text import book_data, book_table, extension_effect, status_screen
from grader.gradebook.works import exactly
from grader.store.extensions import Extension
from grader.store.hints import note_hint
from grader.store.marks import mark
from grader.store.opening import opened
from grader.store.people import Person, known_student, put_person
from grader.store.place import place_at
from grader.submitting import hand_in
from grader.variants import sheet_of
from tests.classes import DUE, RULES, WEEK, Class, write_assignment, write_two_exercises
from tests.courses import RIGHT, WRONG, write_course
from tests.quizzes import handed_in, right_answers, write_quiz

HALF = "def double(x):\n    return 2 * x if x > 0 else 0\n"
DAY = timedelta(days=1)
TWO = RULES.replace('[{ slug = "doubling" }]', '[{ slug = "doubling", weight = 10 }, { slug = "again" }]')
KEY = CourseKey(b"a key that everybody may know")


@pytest.fixture
def doubling(tmp_path: Path) -> Iterator[Class]:
    """Open a store for a course of two exercises in one assignment."""
    course = write_two_exercises(tmp_path)
    write_assignment(tmp_path, TWO)
    with opened(place_at(tmp_path / "data"), make=True) as store:
        yield Class(store, course.exercise("doubling"))


def book(one: Class, student: str | None = None, instead: dict[str, Extension | None] | None = None) -> Book:
    """Read the book."""
    assert one.exercise.course_root is not None
    with one.store.reading() as connection:
        return book_of(connection, find_course(one.exercise.course_root), one.assignment, student, instead)


def test_everybody_on_the_roster_or_with_an_attempt_has_a_row(doubling: Class) -> None:
    """In order; who left the course and handed nothing in has none."""
    with doubling.store.writing() as connection:
        put_person(connection, Person("zoe", "Zoe Z", enrolled=True))
        put_person(connection, Person("gone", enrolled=False))
    doubling.hands_in(RIGHT, "s01")
    rows = book(doubling).rows
    assert [row.person.name for row in rows] == ["s01", "zoe"]
    assert [(float(row.total.points), float(row.total.out_of)) for row in rows] == [(10, 14), (0, 14)]


def test_exercises_count_by_their_weights(doubling: Class) -> None:
    """3 of 4 points are 7.5 of 10; the other exercise counts its own points."""
    doubling.hands_in(HALF)
    assert doubling.exercise.course_root is not None
    again = find_course(doubling.exercise.course_root).exercise("again")
    Class(doubling.store, again).hands_in(RIGHT)
    (row,) = book(doubling).rows
    assert row.total.points == Fraction(15, 2) + 4
    assert "7.50" not in book_table(book(doubling))
    assert "7.5" in book_table(book(doubling))


def test_a_mark_stands_beside_what_the_machine_said(doubling: Class) -> None:
    """The original stays to be seen, in words and as data."""
    handed = doubling.hands_in(HALF)
    with doubling.store.writing() as connection:
        mark(connection, handed.attempt.id, "", Fraction(7, 2), "the idea is right")
    found = book(doubling, "s01")
    (attempt,) = book_data(found, DUE, everything=True)["students"][0]["exercises"]["doubling"]["attempts"]
    assert (attempt["earned"], attempt["counts"]) == (3.0, 3.5)
    assert attempt["marks"][0]["reason"] == "the idea is right"
    assert attempt["marks"][0]["by"]
    theirs = book_data(found, DUE)["students"][0]["exercises"]["doubling"]["attempts"]
    assert "by" not in theirs[0]["marks"][0]
    screen = " ".join(status_screen(found, DUE).split())
    assert "3 of 4, all set to 3.5 (the idea is right): counts 3.5, 8.75 of 10 in the assignment" in screen


def test_the_effect_of_an_extension_is_seen_before_it_is_granted(doubling: Class) -> None:
    """Nothing is written; attempt by attempt, and in all."""
    doubling.hands_in(RIGHT, at=DUE + timedelta(hours=30))
    granted = Extension((DUE + 2 * DAY).isoformat(), 1, "ill", "", "")
    effect = extension_effect(book(doubling, "s01"), book(doubling, "s01", {"s01": granted}), DUE)
    assert effect.splitlines() == [
        "s01, Week 1",
        "  now   Fri 20 Nov 2026, 12:00 UTC (now)",
        "  then  Sun 22 Nov 2026, 12:00 UTC (in 2 days), 1 attempt more",
        "  doubling, attempt 1: counts 3.2 → 4",
        "  in all: 8 → 10 points",
    ]
    assert book(doubling).rows[0].total.points == 8


def test_the_table_flags_what_is_not_plain(doubling: Class) -> None:
    """Late, marked, extended; and what nobody handed in is a dash."""
    handed = doubling.hands_in(RIGHT, "s01", at=DUE + DAY)
    doubling.hands_in(WRONG, "s02")
    with doubling.store.writing() as connection:
        mark(connection, handed.attempt.id, "", Fraction(2), "copied a part")
    table = book_table(book(doubling))
    lines = [line.split() for line in table.splitlines()]
    assert ["s01", "4.5", "LM", "–", "4.5"] in lines
    assert ["s02", "0", "–", "0"] in lines
    assert "L late   M marked by a person" in table
    assert "2 students, 2 handed something in; mean 2.25." in table


@pytest.mark.parametrize(("case", "hides"), [("name_only", False), ("visible", False), ("hidden", True)])
def test_points_are_withheld_while_a_test_is_hidden(doubling: Class, case: str, hides: bool) -> None:
    """One hidden test is enough: the total would tell how it ended."""
    assert doubling.exercise.course_root is not None
    text = TWO.replace("weight = 10", f'weight = 10, tests = {{ H02 = "{case}" }}')
    write_assignment(doubling.exercise.course_root, text)
    doubling.hands_in(HALF)
    found = book(doubling, "s01")
    assert withholds(found.assignment, doubling.exercise, DUE, None, published=False) is hides
    screen = status_screen(found, DUE)
    data = book_data(found, DUE)["students"][0]
    assert ("counts 3" in screen) is not hides
    assert (data["points"] is None) is hides
    assert ("> 1" in screen) is not hides
    assert ("earned" in data["exercises"]["doubling"]["attempts"][0]) is not hides
    assert "counts 3" in status_screen(found, DUE, everything=True)


def test_hints_and_tries_cost_what_the_exercise_says(tmp_path: Path) -> None:
    """A second hint before the attempt, and a second answer to the same question."""
    exercise = write_quiz(tmp_path, "Q01", "Q02")
    path = exercise.folder / "exercise.toml"
    path.write_text(path.read_text().replace("limits =", "rules = { full_tries = 1 }\nlimits ="))
    exercise = find_course(tmp_path).exercise("sums")
    assignment = assignment_of(find_course(tmp_path), "sums")
    right = right_answers(sheet_of(exercise, KEY, "s01"))
    with opened(place_at(tmp_path / "data"), make=True) as store:
        for later, answers in enumerate(({**right, "Q02": ["a", "b", "c", "d"]}, right)):
            submission = replace(handed_in(answers), name="answers.toml")
            now = datetime.now(UTC) + timedelta(seconds=later)
            hand_in(store, exercise, assignment, submission, KEY, now=now)
            with store.writing() as connection:
                for number in (1, 2):
                    note_hint(connection, known_student(connection, "s01"), "sums", "Q01", number)
        with store.reading() as connection:
            work = work_of(connection, exercise, assignment, "s01")
    assert [(hint.item, hint.number) for hint in work.hints] == [("Q01", 1), ("Q01", 2)]
    first, second = work.grade.attempts
    assert first.deductions == ()
    assert [(each.part, each.points) for each in second.deductions] == [("Q01", Fraction(1, 5)), ("Q02", 1)]
    assert second.counts == 4 - Fraction(6, 5)


def test_what_is_too_wide_for_a_screen_is_numbered(tmp_path: Path) -> None:
    """The names of the exercises stand above the table then, and no line is longer than a screen."""
    slugs = [f"an_exercise_with_a_long_name_{number}" for number in range(5)]
    for number, slug in enumerate(slugs):
        exercise = write_course(tmp_path, slug=slug, item=f"C{number:02}")
    names = ", ".join(f'"{slug}"' for slug in slugs)
    (tmp_path / "exercises" / "course.toml").write_text(
        f'schema = 1\ntitle = "A small course"\nexercises = [{names}]\n'
    )
    parts = ", ".join(f'{{ slug = "{slug}" }}' for slug in slugs)
    write_assignment(tmp_path, f'schema = 1\ntitle = "Week 1"\nexercises = [{parts}]\n')
    with opened(place_at(tmp_path / "data"), make=True) as store:
        one = Class(store, find_course(tmp_path).exercise(exercise.slug))
        one.hands_in(RIGHT)
        lines = book_table(book(one)).splitlines()
    assert " 5  an_exercise_with_a_long_name_4" in lines
    assert ["1", "2", "3", "4", "5", "total"] in [line.split() for line in lines]
    assert ["s01", "–", "–", "–", "–", "4", "4"] in [line.split() for line in lines]
    assert max(map(len, lines)) < 80


def test_somebody_unknown_has_no_work(doubling: Class) -> None:
    """And reading it makes nobody."""
    with doubling.store.reading() as connection:
        work = work_of(connection, doubling.exercise, doubling.assignment, "nobody")
    assert (work.attempts, work.grade.standing, work.standing) == ((), None, None)
    assert book(doubling).rows == ()


def test_fractions_come_back_out_of_floats() -> None:
    """A record writes points as floats; a sum of thirds is full marks all the same."""
    assert sum(exactly(float(Fraction(1, 3))) for _ in range(3)) == 1
    assert exactly(float(Fraction(123, 27))) == Fraction(123, 27)


def test_hints_are_those_of_the_student(tmp_path: Path) -> None:
    """As aids, with the moment at which each was seen."""
    exercise = write_course(tmp_path)
    with opened(place_at(tmp_path / "data"), make=True) as store:
        one = Class(store, exercise)
        one.hands_in(RIGHT, at=datetime.now(UTC))
        with store.writing() as connection:
            note_hint(connection, known_student(connection, "s01"), exercise.slug, "C01", 0)
            note_hint(connection, known_student(connection, "s02"), exercise.slug, "C01", 1)
        with store.reading() as connection:
            work = work_of(connection, exercise, one.assignment, "s01")
    (aid,) = work.hints
    assert (aid.item, aid.number) == ("C01", 0)
    assert isinstance(aid, Aid)
    assert aid.at.tzinfo is not None


def test_a_book_of_one_assignment_knows_no_other(doubling: Class) -> None:
    """Its name is the key of extensions and publications."""
    assert book(doubling).assignment.name == WEEK
