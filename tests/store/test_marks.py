"""Marks and comments: what holds, for which attempt, and exactly how many points."""

from fractions import Fraction

from grader.store.attempts import known_attempt
from grader.store.marks import comment, comments_of, mark, marks_of, withdraw_comment, withdraw_mark
from grader.store.opening import Store, opened
from grader.store.people import known_student
from grader.store.place import Place
from tests.store.conftest import submission


def hand_in(store: Store) -> list[int]:
    """Hand in for two students; return the attempts."""
    with store.writing() as connection:
        students = [known_student(connection, name) for name in ("s01", "s02")]
        return [
            known_attempt(connection, number, "walk", submission(f"s0{number}"), via="submit")
            for number in students
        ]


def test_the_newest_mark_of_a_part_holds(place: Place) -> None:
    """To the last fraction; a mark that was withdrawn is gone, and so is the one before it."""
    with opened(place, make=True) as store:
        one, two = hand_in(store)
        with store.writing() as connection:
            mark(connection, one, "H01", Fraction(1, 3), "close")
            mark(connection, one, "H01", Fraction(7, 2), "closer")
            mark(connection, one, "", Fraction(10), "all of it")
            mark(connection, two, "Q01", Fraction(0), "copied")
            found = marks_of(connection, "walk")
            assert {
                which: [(one.part, one.points, one.reason) for one in those] for which, those in found.items()
            } == {
                one: [("H01", Fraction(7, 2), "closer"), ("", Fraction(10), "all of it")],
                two: [("Q01", Fraction(0), "copied")],
            }
            assert withdraw_mark(connection, one, "H01")
            assert not withdraw_mark(connection, one, "H01")
            assert [held.part for held in marks_of(connection, "walk", "s01")[one]] == [""]
            assert marks_of(connection, "run") == {}


def test_comments_stay_until_they_are_withdrawn(place: Place) -> None:
    """Any number on one line; each goes by its number."""
    with opened(place, make=True) as store:
        one, two = hand_in(store)
        with store.writing() as connection:
            numbers = [
                comment(connection, one, line, text)
                for line, text in ((3, "why?"), (3, "and this?"), (0, "well done"))
            ]
            comment(connection, two, 1, "no")
            assert withdraw_comment(connection, numbers[0])
            assert not withdraw_comment(connection, numbers[0])
            found = comments_of(connection, "walk", "s01")
            assert {which: [(said.line, said.text) for said in those] for which, those in found.items()} == {
                one: [(3, "and this?"), (0, "well done")]
            }
            assert set(comments_of(connection, "walk")) == {one, two}
