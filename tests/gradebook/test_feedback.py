"""What pages say of work in a store: to students what they may see, to the instructor everything."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from sqlalchemy import func, update

from grader.assignments import Assignment
from grader.catalog import find_course
from grader.gradebook import book_of
from grader.gradebook.feedback import Told, told_in
from grader.models import Submission
from grader.report.pages import feedback_of, pages_of
from grader.store.assignments import publish
from grader.store.attempts import known_attempt
from grader.store.extensions import extend
from grader.store.marks import comment, mark, withdraw_comment
from grader.store.opening import opened
from grader.store.people import Person, known_student, put_person
from grader.store.place import place_at
from grader.store.results import results
from tests.classes import DUE, RULES, WEEK, Class, write_assignment
from tests.courses import BROKEN, RIGHT, WRONG, write_course
from tests.report.pages.pages import Read

DAY = timedelta(days=1)
WEIGHTED = RULES.replace('[{ slug = "doubling" }]', '[{ slug = "doubling", weight = 10 }]')
HIDDEN = '''
@pytest.mark.case("H01")
@pytest.mark.points(3)
def test_large(submission, expect):
    """MARKEDTITLE of a large number."""
    expect.equal(submission.double(8675309), 17350618)


@pytest.mark.case("H02")
@pytest.mark.points(1)
@pytest.mark.depends("H01")
def test_negative(submission, expect):
    """A negative number."""
    expect.equal(submission.double(-5), -10)
'''
MARKED = ("H01", "MARKEDTITLE", "8675309", "17350618", "17350619")
HALF = "def double(x):\n    # one\n    return 2 * x if x > 0 else 0\n"
STAFF = "professor-x"


@pytest.fixture
def doubling(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Class]:
    """Open a store for a course of one exercise in one assignment."""
    monkeypatch.setenv("LOGNAME", STAFF)
    exercise = write_course(tmp_path, hidden=HIDDEN)
    write_assignment(tmp_path, WEIGHTED)
    with opened(place_at(tmp_path / "data"), make=True) as store:
        yield Class(store, exercise)


def told(one: Class, now: datetime = DUE, *, summed: bool = True) -> tuple[Told, Told]:
    """Read what students are told, and what their instructor is."""
    assert one.exercise.course_root is not None
    course = find_course(one.exercise.course_root)
    with one.store.reading() as connection:
        book = book_of(connection, course, one.assignment)
        return told_in(connection, [book], now, {WEEK} if summed else ())


def pages(one: Class, now: datetime = DUE) -> dict[str, Read]:
    """Return the pages as they are handed out, and the index."""
    seen, everything = (feedback_of(some.results, (), {}, some.sums) for some in told(one, now))
    return {name: Read(page) for name, page in pages_of(seen, everything)}


def rules(one: Class, text: str) -> Assignment:
    """Change the rules of the assignment."""
    assert one.exercise.course_root is not None
    write_assignment(one.exercise.course_root, text)
    return one.assignment


def test_the_attempt_that_counts_is_the_one_that_is_told(doubling: Class) -> None:
    """With its number, its moment, and how it came to what it counts."""
    doubling.hands_in(WRONG)
    doubling.hands_in(HALF, at=DUE + timedelta(hours=5))
    doubling.hands_in(f"{WRONG}# again\n", at=DUE + timedelta(hours=6))
    (kept,) = told(doubling)[0].results

    (worth,) = kept.worths
    assert worth.attempt == "Attempt 2 of 3 counts, handed in Fri 20 Nov 2026, 17:00 UTC."
    assert worth.sentence == "3 of 4, 1 day late, -10 %: counts 2.7, 6.75 of 10 in the assignment."
    assert float(kept.results[0].points) == 3


def test_the_last_attempt_is_told_where_that_counts(doubling: Class) -> None:
    """Whatever was better."""
    rules(doubling, WEIGHTED.replace('"best"', '"last"'))
    doubling.hands_in(HALF)
    doubling.hands_in(WRONG)
    (kept,) = told(doubling)[0].results

    assert kept.worths[0].attempt.startswith("Attempt 2 of 2 counts")
    assert float(kept.results[0].points) == 0


def test_a_mark_and_its_reason_are_told_without_a_name(doubling: Class) -> None:
    """Who gave it stays with the staff, in comments as well."""
    handed = doubling.hands_in(HALF)
    with doubling.store.writing() as connection:
        mark(connection, handed.attempt.id, "", Fraction(7, 2), "the idea is right")
        comment(connection, handed.attempt.id, 0, "Well done.")
    found = pages(doubling)

    text = found["s01.html"].text
    assert "3 of 4, all set to 3.5: counts 3.5, 8.75 of 10 in the assignment." in text
    assert "All of it, marked by a person: 3.5 points the idea is right" in text
    assert not any(STAFF in page.page for page in found.values())
    (kept,) = told(doubling)[1].results
    assert kept.worths[0].counts == "8.75 of 10"


def test_a_comment_stands_with_the_line_it_is_about(doubling: Class) -> None:
    """Also one on an attempt that does not count; one that was withdrawn does not."""
    first = doubling.hands_in(f"{WRONG}\n")
    second = doubling.hands_in(HALF)
    with doubling.store.writing() as connection:
        comment(connection, first.attempt.id, 2, "Off by one.")
        comment(connection, second.attempt.id, 3, "And below zero?")
        withdraw_comment(connection, comment(connection, second.attempt.id, 1, "Never mind."))
    (kept,) = told(doubling)[0].results

    assert [(one.where, one.code, one.text) for one in kept.worths[0].comments] == [
        ("line 3", "    return 2 * x if x > 0 else 0", "And below zero?"),
        ("attempt 1, line 2", "    return 2 * x + 1", "Off by one."),
    ]


def test_lines_are_those_of_the_file_whatever_its_bytes(doubling: Class) -> None:
    """A line that is no UTF-8 can be commented on, and so can one behind the end of the file."""
    handed = doubling.hands_in("def double(x):\r\n    return 2 * x  # \x0c\u2028 one line\r\n")
    with doubling.store.writing() as connection:
        comment(connection, handed.attempt.id, 2, "Good.")
        comment(connection, handed.attempt.id, 99, "Where?")
    (kept,) = told(doubling)[0].results

    assert [one.code for one in kept.worths[0].comments] == ["    return 2 * x  # \x0c\u2028 one line", ""]
    assert "Good." in pages(doubling)["s01.html"].text


@pytest.mark.parametrize("tests", ["hidden", "after_due", "after_published"])
def test_a_page_has_no_trace_of_a_test_that_is_kept_back(doubling: Class, tests: str) -> None:
    """Nor of points, verdict, marks and what waits: they would tell how it ended."""
    rules(doubling, f'tests = "{tests}"\n{WEIGHTED}')
    doubling.hands_in(HALF)
    handed = doubling.hands_in(WRONG)
    with doubling.store.writing() as connection:
        mark(connection, handed.attempt.id, "", Fraction(7, 2), "MARKEDREASON")
    found = pages(doubling)

    page = found["s01.html"]
    for word in (*MARKED, "MARKEDREASON", "partial", "failed", "3.5", "8.75"):
        assert word not in page.page, word
    assert "handed in What it is worth is told later." in page.text
    assert " s of " not in page.text, "time that was used tells of a time limit"
    assert "Some points are told later." in page.text
    assert "Twice as much told later" in page.text
    index = found["index.html"].text
    assert "8.75 of 10" in index
    assert "s01 failed 0 / 4" in index


@pytest.mark.parametrize(
    ("tests", "said"),
    [
        ("hidden", "2 tests are not shown."),
        ("after_published", "2 tests are not shown until the results are published."),
        ("after_due", "2 tests are not shown before Wed 25 Nov 2026, 12:00 UTC."),
    ],
)
def test_it_is_said_until_when_tests_are_kept_back(doubling: Class, tests: str, said: str) -> None:
    """While something may be handed in, they are not shown after the due time either."""
    rules(doubling, f'tests = "{tests}"\n{WEIGHTED}')
    doubling.hands_in(HALF)

    assert said in pages(doubling)["s01.html"].text


def test_an_extension_moves_the_moment_at_which_tests_are_shown(doubling: Class) -> None:
    """For this student alone."""
    rules(doubling, f'tests = "after_due"\n{WEIGHTED}')
    doubling.hands_in(WRONG, "s01")
    doubling.hands_in(WRONG, "s02")
    with doubling.store.writing() as connection:
        whose = known_student(connection, "s02")
        extend(connection, WEEK, whose, until=(DUE + 3 * DAY).isoformat())
    found = pages(doubling, DUE + 6 * DAY)

    assert "MARKEDTITLE" in found["s01.html"].text
    assert "MARKEDTITLE" not in found["s02.html"].text
    assert "not shown before Sat 28 Nov 2026, 12:00 UTC." in found["s02.html"].text
    assert "Due Mon 23 Nov 2026, 12:00 UTC, extended for you." in found["s02.html"].text


def test_which_of_several_attempts_is_best_is_kept_back_with_the_points(doubling: Class) -> None:
    """The newest is shown then; of what a better one did, nothing is told."""
    rules(doubling, f'tests = "hidden"\n{WEIGHTED}')
    doubling.hands_in(RIGHT)
    doubling.hands_in(WRONG)
    seen, everything = told(doubling)

    assert seen.results[0].worths[0].attempt == (
        "Attempt 2 of 2, handed in Thu 19 Nov 2026, 12:00 UTC. Which one counts is told later."
    )
    assert everything.results[0].worths[0].attempt == "attempt 1 of 2"
    assert everything.results[0].worths[0].counts == "10 of 10"


def test_tests_that_are_shown_tell_everything(doubling: Class) -> None:
    """What was called and expected, out of what is kept for the instructor; once published, here."""
    rules(doubling, f'tests = "after_published"\n{WEIGHTED}')
    doubling.hands_in(WRONG)
    with doubling.store.writing() as connection:
        publish(connection, WEEK)
    text = pages(doubling)["s01.html"].text

    assert all(word in text for word in MARKED)
    assert "not shown" not in text


def test_names_alone_are_shown_of_hidden_tests_where_nothing_is_said(doubling: Class) -> None:
    """Title and outcome, never a number that they use."""
    doubling.hands_in(WRONG)
    page = pages(doubling)["s01.html"]

    assert "MARKEDTITLE" in page.text
    assert not any(word in page.page for word in ("8675309", "17350618", "17350619"))


def test_a_file_that_cannot_be_graded_counts_nothing_and_says_why(doubling: Class) -> None:
    """As on the terminal."""
    doubling.hands_in(BROKEN)
    text = pages(doubling)["s01.html"].text

    assert "Twice as much cannot be graded as it is 0 of 10 points." in text
    assert "not gradable" in text
    assert "'(' was never closed" in text
    assert "Attempt 1 of 1, handed in Thu 19 Nov 2026, 12:00 UTC." in text


def test_who_is_on_the_roster_alone_has_a_page_with_the_sum(doubling: Class) -> None:
    """Of an assignment; there is nothing to say of one of its exercises."""
    with doubling.store.writing() as connection:
        put_person(connection, Person("zoe", enrolled=True))
    doubling.hands_in(RIGHT)

    assert "Twice as much not handed in 0 of 10 points." in pages(doubling)["zoe.html"].text
    assert [some.sums for some in told(doubling, summed=False)] == [{}, {}]


def test_the_index_spells_out_only_what_is_not_plain(doubling: Class) -> None:
    """Late, marked, deducted; full score in time needs no words."""
    doubling.hands_in(RIGHT, "s01")
    doubling.hands_in(RIGHT, "s02", at=DUE + DAY)
    (kept,) = told(doubling)[1].results

    assert [worth.sentence for worth in kept.worths] == [
        "",
        "4 of 4, 1 day late, -10 %: counts 3.6, 9 of 10 in the assignment.",
    ]


def test_an_attempt_without_a_result_is_named(doubling: Class) -> None:
    """A grading that was killed: what is there is told, and that something is missing."""
    doubling.hands_in(WRONG)
    hand_in_ungraded(doubling, "s01", f"{WRONG}# again\n")
    hand_in_ungraded(doubling, "s02", WRONG)
    found = pages(doubling)

    assert "Attempt 1 of 2 counts," in found["s01.html"].text
    assert "Attempt 2 is not graded yet." in found["s01.html"].text
    assert "Twice as much not graded yet 0 of 10 points." in found["s02.html"].text
    hand_in_ungraded(doubling, "s01", f"{WRONG}# and again\n")
    assert "Attempts 2, 3 are not graded yet." in pages(doubling)["s01.html"].text


def hand_in_ungraded(one: Class, student: str, source: str) -> None:
    """Keep what was handed in, and grade nothing."""
    with one.store.writing() as connection:
        whose = known_student(connection, student)
        submission = Submission("doubling.py", student, source.encode())
        known_attempt(connection, whose, one.exercise.slug, submission, via="submit")


def test_half_a_surrogate_pair_can_stand_on_a_page(doubling: Class) -> None:
    """Spelled out: no page could be written with it."""
    doubling.hands_in(WRONG)
    with doubling.store.writing() as connection:
        odd = func.replace(results.c.record, "A small number.", r"Half a pair: \ud83d")
        connection.execute(update(results).values(record=odd))
    page = pages(doubling)["s01.html"].page

    assert r"Half a pair: \ud83d" in page
    page.encode("utf-8")
