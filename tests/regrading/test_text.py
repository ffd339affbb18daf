"""What an instructor reads of a regrade: short for a class of any size, and all of it as data."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from grader.assignments import assignment_of
from grader.catalog import find_course
from grader.models import Outcome, Verdict
from grader.regrading import Case, CaseMove, Counts, GradedAgain, Judged, Move, Regraded, Undone
from grader.regrading.text import (
    ending,
    points_move,
    regrade_data,
    regrade_screen,
    undone_data,
    undone_screen,
)
from grader.store.attempts import Attempt
from grader.store.regrades import Regrade
from tests.courses import SLUG, write_course

NAME = "bad\x1b[2Jname"


def case(
    points: int, outcome: Outcome | None = None, worth: int = 4, title: str = "A negative number."
) -> Case:
    """Return a case; it passed if it earned something."""
    how = outcome or (Outcome.PASSED if points else Outcome.FAILED)
    return Case(title, True, how, Fraction(points), Fraction(worth), "double(-5) returned 7")


def judged(points: int, worth: int = 4, verdict: Verdict = Verdict.PARTIAL) -> Judged:
    """Return what a result says."""
    return Judged(verdict, Fraction(points), Fraction(worth), Fraction(0), "line 4: expected ':'")


def move(number: int, old: int, new: int, student: str = "", *cases: CaseMove) -> Move:
    """Return an attempt that moves between points, of 4."""
    attempt = Attempt(number, student or f"s{number:03}", SLUG, 1, "a.py", "", None, "", "submit", "")
    through = cases or (CaseMove("H02", case(old), case(new)),)
    return Move(attempt, judged(old), judged(new), through, number)


@pytest.fixture
def graded(tmp_path: Path) -> GradedAgain:
    """Return a run over no attempts."""
    exercise = write_course(tmp_path)
    return GradedAgain(exercise, assignment_of(find_course(tmp_path), SLUG), 1, (), {}, {})


def regraded(graded: GradedAgain, *moves: Move, out: frozenset[int] = frozenset()) -> Regraded:
    """Return what a regrade found, where what counts is what was earned."""
    counts = {}
    for one in moves:
        assert one.old is not None
        after = one.old.points if one.attempt.id in out else one.new.points
        counts[one.attempt.student] = Counts(one.old.points, after, by_hand=False)
    return Regraded(replace(graded, attempts=tuple(one.attempt for one in moves)), moves, out, 0, counts)


def test_a_screen_says_who_moves_through_what(graded: GradedAgain) -> None:
    """Whole, with one who goes up, one who is left out, and one for whom nothing changes."""
    found = regraded(graded, move(1, 0, 4), move(2, 4, 0), move(3, 4, 4), out=frozenset({2}))
    assert regrade_screen(found).splitlines() == [
        "doubling: 3 attempts of 3 students graded again.",
        "1 attempt moves: 1 up.",
        "More counts for 1 student, less for 0.",
        "",
        "Through:",
        "      1  H02  failed → passed  A negative number.",
        "      1  H02  passed → failed  A negative number.",
        "",
        "Left out, since less would count:",
        "  s002  attempt 1  4 → 0 of 4  H02 passed → failed",
        "",
        "These move:",
        "  s001  attempt 1  0 → 4 of 4  counts 0 → 4  H02 failed → passed",
    ]


def test_a_large_class_fits_on_a_screen(graded: GradedAgain) -> None:
    """Who loses is first, then by how much counts; the rest is a number, and as data nobody is missing."""
    many = [move(number, 1, 2 + number % 3) for number in range(1, 301)]
    found = regraded(graded, *many, move(999, 4, 1))
    lines = regrade_screen(found).splitlines()
    assert len(lines) <= 24
    rows = lines[lines.index("These move:") + 1 :]
    assert rows[0].split()[0] == "s999"
    assert rows[1].split()[0] == "s002"
    assert rows[-1] == "  and 289 more; --json has all"
    assert len(regrade_data(found)["moves"]) == 301
    assert all(len(line) <= 60 for line in regrade_screen(found, 60).splitlines())


def test_students_write_no_screens(graded: GradedAgain) -> None:
    """Names, titles and messages are spelled out."""
    hidden = CaseMove("H02", case(0), case(4, title="\x1b[31mred"))
    broken = replace(move(2, 4, 0), new=replace(judged(0, verdict=Verdict.NOT_GRADABLE), message="\x1b[2J"))
    screen = regrade_screen(regraded(graded, move(1, 0, 4, NAME, hidden), broken))
    assert "\x1b" not in screen
    assert "bad\\x1b[2Jname" in screen
    assert "not gradable now: \\x1b[2J" in screen


@pytest.mark.parametrize(
    ("one", "words", "why"),
    [
        (CaseMove("H05", None, case(4)), "new, worth 4: passed", "H05 new → passed"),
        (CaseMove("H05", case(4), None), "gone, was worth 4", "H05 gone"),
        (CaseMove("H05", case(2), case(3)), "earns 2 → 3", "H05 earns 2 → 3"),
        (CaseMove("H05", case(4), case(2, worth=2)), "worth 4 → 2", "H05 earns 4 → 2"),
        (CaseMove("H05", case(0), case(0, title="Other.")), "another title", ""),
        (CaseMove("H05", case(0), case(0, Outcome.TIME_LIMIT)), "", ""),
        (
            CaseMove("H05", case(4), case(0, Outcome.TIME_LIMIT)),
            "passed → time limit",
            "H05 passed → time limit",
        ),
    ],
)
def test_cases_are_told_by_what_matters(graded: GradedAgain, one: CaseMove, words: str, why: str) -> None:
    """Of everybody together, and behind the attempt; of two ways to fail nothing is said."""
    lines = regrade_screen(regraded(graded, move(1, 0, 4, "s1", one))).splitlines()
    through = [line.split(maxsplit=2)[2] for line in lines if line.startswith("      1  H05")]
    assert [line.rpartition("  ")[0] for line in through] == ([words] if words else [])
    assert lines[-1] == f"  s1  attempt 1  0 → 4 of 4  counts 0 → 4  {why}".rstrip()


@pytest.mark.parametrize(
    ("old", "new", "points"),
    [
        (None, judged(3), "– → 3 of 4"),
        (judged(2), judged(3), "2 → 3 of 4"),
        (judged(4), judged(3, 3), "4 of 4 → 3 of 3"),
    ],
)
def test_points_are_told_with_their_maximum(old: Judged | None, new: Judged, points: str) -> None:
    """Twice only where it changed."""
    assert points_move(replace(move(1, 0, 0), old=old, new=new)) == points


@pytest.mark.parametrize(
    ("moves", "out", "let_hold", "said"),
    [
        (0, 0, False, "All have the results of these tests already: there is nothing to apply."),
        (2, 0, False, "Nothing holds yet: `grader regrade w1 --apply --reason TEXT` lets it hold."),
        (2, 0, True, "Applied to 2 attempts. `grader regrade w1 --undo` takes it back."),
        (
            2,
            1,
            True,
            "1 attempt keeps what it has; with --allow-decrease less may count.\n"
            "Applied to 1 attempt. `grader regrade w1 --undo` takes it back.",
        ),
        (
            2,
            2,
            True,
            "2 attempts keep what they have; with --allow-decrease less may count.\nNothing was applied.",
        ),
    ],
)
def test_the_last_words_say_what_can_be_done(
    graded: GradedAgain, moves: int, out: int, let_hold: bool, said: str
) -> None:
    """The command to type next, or that there is none."""
    found = regraded(graded, *(move(number, 2, 1) for number in range(moves)), out=frozenset(range(out)))
    assert ending("w1", [found], let_hold=let_hold) == said


def test_an_undone_regrade_is_named_by_its_reason() -> None:
    """With who applied it and when; and what newer gradings keep."""
    regrade = Regrade(3, SLUG, 7, "H02 was \x1bwrong", "ada", "", "2026-11-22T13:52:01.123+00:00", None)
    undone = Undone(regrade, 2, 1, {"s01": Counts(Fraction(4), Fraction(3), by_hand=False)})
    assert undone_screen(undone).splitlines() == [
        "doubling: taken back what ada applied on 2026-11-22 13:52 UTC (H02 was",
        "\\x1bwrong).",
        "2 attempts have their earlier results again.",
        "1 attempt got another result since, and keeps that.",
        "More counts for 0 students, less for 1.",
    ]
    assert undone_data(undone)["students"] == [
        {"student": "s01", "before": 4.0, "after": 3.0, "by_hand": False}
    ]


def test_data_is_json(graded: GradedAgain) -> None:
    """With why a case fails, which only the instructor sees."""
    one = regrade_data(regraded(graded, move(1, 4, 0)))["moves"][0]
    assert json.loads(json.dumps(one)) == one
    assert (one["old"]["points"], one["new"]["points"]) == (4.0, 0.0)
    assert one["cases"][0]["new"]["why"] == "double(-5) returned 7"
