"""How late something is: at the edges of days, graces and cut-offs, and on days when clocks change."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.assignments import Lateness, closed_at, cut_off_of, due_of, lateness
from tests.assignments.rules import DAY, DUE, HOUR, week

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
RULE = {"grace_minutes": 10, "per_day": 0.1, "cut_off_days": 5}


@pytest.mark.parametrize(
    ("by", "days", "share"),
    [
        (-DAY, 0, "1"),
        (0 * DAY, 0, "1"),
        (10 * MINUTE, 0, "1"),
        (10 * MINUTE + SECOND, 1, "0.9"),
        (DAY, 1, "0.9"),
        (DAY + SECOND, 2, "0.8"),
        (5 * DAY, 5, "0.5"),
        (5 * DAY + SECOND, 6, "0"),
    ],
)
def test_a_day_costs_when_it_begins(by: timedelta, days: int, share: str) -> None:
    """Exactly a day is one; the grace is in time to its end, and the cut-off as well."""
    found = lateness(week(late=RULE), DUE + by)

    assert (found.days, found.share) == (days, Fraction(share))
    assert found.by == max(by, timedelta(0))
    assert found.after_cut_off == (by > 5 * DAY)


def test_nothing_is_left_of_less_than_nothing() -> None:
    """Three days at 40 % each cost all."""
    found = lateness(week(late={"per_day": 0.4}), DUE + 2 * DAY + HOUR)

    assert [found.days, found.share, found.after_cut_off] == [3, 0, False]


def test_what_is_not_known_counts_as_on_time() -> None:
    """And says so, where it would matter."""
    assert lateness(week(late=RULE), None) == Lateness(known=False)
    assert lateness(week(due=None), None) == Lateness(known=True)
    assert lateness(week(due=None), DUE) == Lateness()


def test_an_extension_moves_everything() -> None:
    """Grace and cut-off go along; days count from the new due time."""
    found, until = week(late=RULE), DUE + 3 * DAY

    assert lateness(found, until + 10 * MINUTE, until).days == 0
    assert lateness(found, until + HOUR, until).days == 1
    assert cut_off_of(found, until) == until + 5 * DAY
    assert not lateness(found, until + 5 * DAY, until).after_cut_off


def test_an_extension_never_makes_anything_earlier() -> None:
    """The later one of both holds; without a due time there is none to move."""
    assert due_of(week(), DUE - DAY) == DUE
    assert due_of(week(due=None), DUE) is None
    assert cut_off_of(week(due=None), DUE) is None


def test_a_grace_is_never_cut_off() -> None:
    """It is in time, so it counts, however soon all ends."""
    found = week(late={"grace_minutes": 10, "cut_off_days": 0})

    assert lateness(found, DUE + 10 * MINUTE).share == 1
    assert lateness(found, DUE + 11 * MINUTE).after_cut_off


def test_work_is_over_after_the_last_moment() -> None:
    """The cut-off; without one, the end of the grace."""
    assert closed_at(week(late=RULE)) == DUE + 5 * DAY
    assert closed_at(week(late={"grace_minutes": 10})) == DUE + 10 * MINUTE
    assert closed_at(week(due=None)) is None


@pytest.mark.parametrize(
    ("due", "handed_in", "by"),
    [
        (datetime(2026, 10, 24, 12), datetime(2026, 10, 25, 12), 25 * HOUR),
        (datetime(2027, 3, 27, 12), datetime(2027, 3, 28, 12), 23 * HOUR),
        (datetime(2026, 10, 25, 2, 30, fold=0), datetime(2026, 10, 25, 2, 30, fold=1), HOUR),
    ],
)
def test_a_day_has_24_hours_when_clocks_change(due: datetime, handed_in: datetime, by: timedelta) -> None:
    """From noon to noon there are 25 of them in autumn, and 23 in spring."""
    berlin = ZoneInfo("Europe/Berlin")

    found = lateness(week(due=due.replace(tzinfo=berlin)), handed_in.replace(tzinfo=berlin))

    assert (found.by, found.days) == (by, -(-by // DAY))


TIMES = st.datetimes(datetime(2026, 11, 20), datetime(2026, 12, 10), timezones=st.just(UTC))
RULES = st.fixed_dictionaries(
    {
        "grace_minutes": st.integers(0, 3000),
        "per_day": st.floats(0, 1),
        "cut_off_days": st.none() | st.floats(0, 9),
    }
)


@settings(deadline=None)
@given(RULES, TIMES, TIMES, st.none() | TIMES)
def test_later_never_counts_more(
    rule: dict[str, float], one: datetime, other: datetime, until: datetime | None
) -> None:
    """Under any rule, with any extension; a share is one."""
    found = week(late=rule)

    first, second = (lateness(found, when, until) for when in sorted((one, other)))

    assert 1 >= first.share >= second.share >= 0
    assert first.days <= second.days


@settings(deadline=None)
@given(RULES, TIMES, TIMES)
def test_an_extension_never_counts_less(rule: dict[str, float], when: datetime, until: datetime) -> None:
    """It is a favor."""
    found = week(late=rule)

    assert lateness(found, when, until).share >= lateness(found, when).share
