"""Who has a grade, who not, and how points and their sentence look in an export."""

import csv
import io
from fractions import Fraction
from pathlib import Path

import pytest

from grader.assignments import Assignment, Counted, Grade, Lateness, Mark, Part, Total
from grader.catalog import Exercise
from grader.exchange.exports.filling import as_number
from grader.exchange.exports.grades import State, granted, results_of
from grader.exchange.exports.plain import grades_csv, grades_data
from grader.gradebook import Book, Row, Work
from grader.store.attempts import Attempt
from grader.store.people import Person
from tests.courses import SLUG, write_course

HANDED_IN = Attempt(1, "s01", SLUG, 1, "doubling.py", "", None, "2026-11-20T12:00:00+00:00", "submit", "")
NO_POINTS = Total(Fraction(0), Fraction(4), Fraction(0))
NONE = Grade((), None, frozenset())


@pytest.fixture
def exercise(tmp_path: Path) -> Exercise:
    """Return an exercise of four points."""
    return write_course(tmp_path)


def counts(points: float | str, pending: int = 0, *marks: Mark, late: Lateness = Lateness()) -> Grade:  # noqa: B008  it is frozen
    """Return a grade of one attempt."""
    number = Fraction(str(points))
    one = Counted(1, number, Fraction(4), Fraction(pending), (), marks, late, number * late.share)
    return Grade((one,), one, frozenset({1}))


def book(exercise: Exercise, *rows: Row, weight: float | None = None) -> Book:
    """Return a book of these rows."""
    part = Part(slug=SLUG, weight=weight)
    return Book(Assignment("week1", "Week 1", (part,)), (exercise,), rows)


def row(
    grade: Grade, person: Person | None = None, *, waiting: bool = False, weight: Fraction = Fraction(4)
) -> Row:
    """Return the row of a student with one attempt."""
    work = Work("s01", SLUG, (HANDED_IN,), grade, (HANDED_IN,) if waiting else ())
    standing = grade.standing
    points, pending = (standing.counts, standing.pending) if standing else (Fraction(0), Fraction(0))
    return Row(person or Person("s01"), {SLUG: work}, Total(points / 4 * weight, weight, pending), None)


@pytest.mark.parametrize(
    ("one", "state", "with_pending"),
    [
        (row(counts(3)), State.GRADED, True),
        (row(counts(0)), State.GRADED, True),
        (row(counts(1, 2)), State.PENDING, True),
        (row(counts(3), waiting=True), State.WAITING, True),
        (row(NONE, waiting=True), State.WAITING, False),
        (row(NONE), State.UNREADABLE, True),
        (Row(Person("s01"), {}, NO_POINTS, None), State.NOTHING, False),
        (Row(Person("s01"), {SLUG: Work("s01", SLUG, (), NONE)}, NO_POINTS, None), State.NOTHING, False),
        (row(counts(3), Person("")), State.NAMELESS, False),
    ],
)
def test_only_what_is_settled_is_a_grade(
    exercise: Exercise, one: Row, state: State, with_pending: bool
) -> None:
    """With --pending also what may still change, but never where there are no points at all."""
    results = results_of(book(exercise, one))
    assert [result.state for result in results] == [state]
    grades, left_out = granted(results, pending=False)
    assert (len(grades), [one.why for one in left_out]) == (
        (1, []) if state is State.GRADED else (0, [state.value])
    )
    assert len(granted(results, pending=True)[0]) == int(with_pending)


def test_points_can_be_converted(exercise: Exercise) -> None:
    """All by the same share; exactly."""
    (result,) = results_of(book(exercise, row(counts(3))), Fraction(100))
    assert [result.points, result.out_of] == [75, 100]
    (result,) = results_of(book(exercise, row(counts(3), weight=Fraction(10)), weight=10))
    assert [result.points, result.out_of] == [Fraction(15, 2), 10]


def test_the_sentence_says_how_points_came_about(exercise: Exercise) -> None:
    """As the gradebook spells it out; hostile words are words, and nothing in it ends a cell."""
    mark = Mark("", Fraction(3), '<b onload="x">\n\x1b[31m \\', "me")
    (result,) = results_of(book(exercise, row(counts(3, 0, mark, late=Lateness(1, Fraction(9, 10))))))
    assert result.comment == (
        "Points: 3 of 4, all set to 3 (&lt;b onload=&quot;x&quot;&gt; \\x1b[31m \\), 1 day late, -10 %: "
        "counts 2.7."
    )


def test_the_table_is_safe_in_a_spreadsheet(exercise: Exercise) -> None:
    """Names are cells of text; points are numbers."""
    person = Person("s01", '=cmd("x"), Bo', "bo@x.org", "A")
    text = grades_csv(results_of(book(exercise, row(counts("3.5"), person))), [SLUG])
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["id", "full_name", "email", "section", SLUG, "points", "out_of", "pending"],
        ["s01", '\'=cmd("x"), Bo', "bo@x.org", "A", "3.5", "3.5", "4", "0"],
    ]


def test_data_has_everybody_and_why(exercise: Exercise) -> None:
    """Also those without a grade, who have no points then."""
    there = book(
        exercise, row(counts(3), Person("s01", "Ada Li", ids={"canvas": "7"})), row(NONE, waiting=True)
    )
    data = grades_data(there, results_of(there))
    assert (data["schema"], data["assignment"], data["title"]) == (1, "week1", "Week 1")
    first, second = data["students"]
    assert first == {
        "id": "s01",
        "full_name": "Ada Li",
        "email": "",
        "section": "",
        "ids": {"canvas": "7"},
        "state": "graded",
        "points": 3.0,
        "out_of": 4.0,
        "pending": 0.0,
        "exercises": {SLUG: 3.0},
    }
    assert (second["state"], second["points"]) == ("waiting", None)


@pytest.mark.parametrize("text", ["", "-", "1e3", "1,234.5", "five", "²", "--1", "1-"])
def test_what_is_no_number_is_none(text: str) -> None:
    """Neither of Canvas nor of Moodle."""
    assert as_number(text) is None
