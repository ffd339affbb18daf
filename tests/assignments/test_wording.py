"""What rules and sums are in words."""

from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from grader.assignments import (
    Counted,
    Deduction,
    Lateness,
    Mark,
    attempts_sentence,
    moment,
    rule_sentence,
    spelled_out,
)
from tests.assignments.rules import DUE, QUIZ, week

HOUR, MINUTE, SECOND = timedelta(hours=1), timedelta(minutes=1), timedelta(seconds=1)


@pytest.mark.parametrize(
    ("apart", "said"),
    [
        (72 * HOUR, "in 3 days"),
        (72 * HOUR - SECOND, "in 2 days"),
        (48 * HOUR - SECOND, "in 47 hours"),
        (2 * HOUR, "in 2 hours"),
        (2 * HOUR - SECOND, "in 119 minutes"),
        (MINUTE, "in 1 minute"),
        (MINUTE - SECOND, "now"),
        (-MINUTE + SECOND, "now"),
        (-MINUTE, "1 minute ago"),
        (-50 * HOUR, "2 days ago"),
    ],
)
def test_a_moment_is_told_twice(apart: timedelta, said: str) -> None:
    """With its zone, and from now; a countdown promises no time that is not there."""
    assert moment(DUE, ZoneInfo("Europe/Berlin"), DUE - apart) == f"Fri 27 Nov 2026, 23:59 CET ({said})"


def test_a_moment_is_counted_in_hours_that_pass() -> None:
    """On the night when clocks are set back there is one more of them than they show."""
    berlin = ZoneInfo("Europe/Berlin")
    when, now = datetime(2026, 10, 25, 4, tzinfo=berlin), datetime(2026, 10, 25, 1, tzinfo=berlin)

    assert moment(when, berlin, now) == "Sun 25 Oct 2026, 04:00 CET (in 4 hours)"


def test_a_zone_without_a_name_is_told_by_its_offset() -> None:
    """Such as that of Sao Paulo."""
    assert moment(DUE, ZoneInfo("America/Sao_Paulo"), DUE) == "Fri 27 Nov 2026, 19:59 UTC-03 (now)"


RULES: list[tuple[dict[str, Any], str]] = [
    ({}, "Late work counts in full."),
    ({"grace_minutes": 10}, "Up to 10 minutes late is on time; late work counts in full."),
    ({"per_day": 0.1}, "Each day begun after the due time costs 10 % of what was earned."),
    (
        {"per_day": 0.125, "cut_off_days": 1},
        "Each day begun after the due time costs 12.5 % of what was earned; after 1 day nothing counts.",
    ),
    (
        {"grace_minutes": 120, "per_day": 0.1, "cut_off_days": 5},
        "Up to 2 hours late is on time; each day begun after the due time costs 10 % of what was earned; "
        "after 5 days nothing counts.",
    ),
    ({"cut_off_days": 1.5}, "Late work counts in full; after 36 hours nothing counts."),
    ({"cut_off_days": 0}, "Nothing counts after the due time."),
    ({"cut_off_days": 0, "grace_minutes": 90}, "Up to 90 minutes late is on time; later, nothing counts."),
]


@pytest.mark.parametrize(("late", "said"), RULES)
def test_the_late_rule_is_one_sentence(late: dict[str, Any], said: str) -> None:
    """Of what there is, and no more."""
    assert rule_sentence(week(late=late)) == said


def test_without_a_due_time_there_is_no_late_rule() -> None:
    """As in a course for self-study."""
    assert rule_sentence(week(due=None)) == "There is no due time."


def test_attempts_are_one_sentence() -> None:
    """Those that are left are never less than none."""
    rule = {"limit": 2, "cool_down_minutes": 30}

    assert attempts_sentence(week(), QUIZ) == "Any number of attempts; the best one counts."
    assert (
        attempts_sentence(week(attempts=rule, counts="last"), QUIZ, used=1, extra=1)
        == "3 attempts, 2 left, at least 30 minutes apart; the last one counts."
    )
    assert (
        attempts_sentence(week(attempts={"limit": 1}), QUIZ, used=2)
        == "1 attempt, 0 left; the best one counts."
    )


def counted(**said: Any) -> Counted:
    """Return an attempt that earned 9 of 10."""
    nine: dict[str, Any] = {
        "number": 1,
        "earned": Fraction(9),
        "max_points": Fraction(10),
        "pending": Fraction(0),
        "deductions": (),
        "marks": (),
        "lateness": Lateness(),
        "counts": Fraction(9),
    }
    return Counted(**(nine | said))


ONE_DAY = Lateness(1, Fraction("0.9"), HOUR)
SUMS: list[tuple[dict[str, Any], str]] = [
    ({}, "9 of 10: counts 9"),
    ({"lateness": ONE_DAY, "counts": Fraction("8.1")}, "9 of 10, 1 day late, -10 %: counts 8.1"),
    ({"lateness": Lateness(3, Fraction(1), 50 * HOUR)}, "9 of 10, 3 days late: counts 9"),
    ({"lateness": Lateness(0, Fraction(1), MINUTE)}, "9 of 10, late within the grace: counts 9"),
    (
        {"lateness": Lateness(6, Fraction(0), 126 * HOUR, after_cut_off=True), "counts": Fraction(0)},
        "9 of 10, after the cut-off: counts 0",
    ),
    ({"lateness": Lateness(known=False)}, "9 of 10, not known when it was handed in: counts 9"),
    ({"pending": Fraction(1)}, "9 of 10, 1 point waiting for a person: counts 9"),
    (
        {"deductions": (Deduction("Q01", Fraction(1, 3), "try 3"),), "counts": Fraction(26, 3)},
        "9 of 10, -0.33 for Q01 (try 3): counts 8.67",
    ),
    ({"marks": (Mark("Q02", Fraction("2.5")),)}, "9 of 10, Q02 set to 2.5: counts 9"),
    (
        {"marks": (Mark("", Fraction(11), "a proof besides", "ada"),), "counts": Fraction(11)},
        "9 of 10, all set to 11 (a proof besides), extra credit: counts 11",
    ),
]


@pytest.mark.parametrize(("said", "words"), SUMS)
def test_a_sum_is_spelled_out(said: dict[str, Any], words: str) -> None:
    """Each step that changes it, in order; who gave a mark is not told."""
    assert spelled_out(counted(**said)) == words


def test_a_weight_is_told_where_it_differs() -> None:
    """Else the points are what the exercise is worth."""
    late = counted(lateness=ONE_DAY, counts=Fraction("8.1"))

    assert spelled_out(late, Fraction(10)) == spelled_out(late)
    assert spelled_out(late, Fraction(5)).endswith("counts 8.1, 4.05 of 5 in the assignment")
    assert spelled_out(counted(max_points=Fraction(0)), Fraction(5)).endswith("counts 9")
