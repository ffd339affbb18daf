"""An assignment of two exercises, and what is handed in for it."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Any

from grader.assignments import Assignment, AttemptRule, HandIn, ItemResult, LateRule, Part
from grader.models import Verdict

DUE = datetime(2026, 11, 27, 22, 59, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
QUIZ, CODE = "bowl_quiz", "descent"


def week(
    *, late: dict[str, Any] | None = None, attempts: dict[str, Any] | None = None, **said: Any
) -> Assignment:
    """Return an assignment that is due; `late` and `attempts` are tables of its file."""
    parts = (Part(slug=QUIZ), Part(slug=CODE))
    rules = {"late": LateRule(**late or {}), "attempts": AttemptRule(**attempts or {})}
    return Assignment(**{"name": "week1", "title": "Week 1", "parts": parts, "due": DUE, **rules, **said})


def item(answer: str, points: int = 0, name: str = "Q01", **said: Any) -> ItemResult:
    """Return the result of an item that is worth 4."""
    return ItemResult(name, Fraction(points), Fraction(4), answer=answer, **said)


def hand_in(
    number: int,
    *items: ItemResult,
    at: datetime | None = None,
    verdict: Verdict = Verdict.PARTIAL,
    known: bool = True,
) -> HandIn:
    """Return an attempt; each is handed in an hour after the one before, ten days before the due time."""
    return HandIn(number, at or DUE - 10 * DAY + number * HOUR, known, verdict, items)
