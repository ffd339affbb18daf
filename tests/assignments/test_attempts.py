"""Whether something may be handed in: not before it opens, not after the end, not too often, not too soon."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.assignments import Part, Permission, may_hand_in
from tests.assignments.rules import CODE, DAY, DUE, HOUR, QUIZ, week

MINUTE = timedelta(minutes=1)
START = DUE - 10 * DAY


def test_without_rules_all_is_allowed() -> None:
    """As often, as soon and as late as one likes."""
    assert may_hand_in(week(), QUIZ, [START] * 99, START) == Permission(True, None)
    assert may_hand_in(week(late={"per_day": 1}), QUIZ, [], DUE + 99 * DAY).allowed
    assert may_hand_in(week(), QUIZ, [START + MINUTE], START).allowed, "another terminal was quicker"


def test_nothing_is_handed_in_before_it_opens() -> None:
    """From that moment on it is."""
    found = week(opens=START)

    assert may_hand_in(found, QUIZ, [], START).allowed
    assert may_hand_in(found, QUIZ, [], START - 3 * HOUR) == Permission(
        False, None, START, "'Week 1' opens Tue 17 Nov 2026, 22:59 UTC (in 3 hours)"
    )


def test_nothing_is_handed_in_after_the_cut_off() -> None:
    """At that moment it may; an extension moves it."""
    found, end = week(late={"cut_off_days": 5}), DUE + 5 * DAY

    assert may_hand_in(found, QUIZ, [], end).allowed
    assert may_hand_in(found, QUIZ, [], end + MINUTE, until=DUE + DAY).allowed
    assert may_hand_in(found, QUIZ, [], end + MINUTE) == Permission(
        False,
        None,
        None,
        "'Week 1' was closed Wed 2 Dec 2026, 22:59 UTC (1 minute ago); nothing handed in later counts",
    )


def test_attempts_are_limited() -> None:
    """Some students have more of them; the limit of an exercise is its own."""
    found = week(
        attempts={"limit": 2},
        parts=(Part(slug=QUIZ), Part.model_validate({"slug": CODE, "attempts": {"limit": 1}})),
    )

    assert may_hand_in(found, QUIZ, [START], START) == Permission(True, 1)
    assert may_hand_in(found, QUIZ, [START, START], START, extra=1) == Permission(True, 1)
    assert may_hand_in(found, QUIZ, [START, START], START) == Permission(
        False, 0, None, "the limit of 2 attempts at bowl_quiz is reached"
    )
    assert may_hand_in(found, CODE, [START], START).why == "the limit of 1 attempt at descent is reached"


def test_attempts_lie_apart() -> None:
    """From the latest one, in whatever order they are told."""
    found = week(attempts={"cool_down_minutes": 30})

    assert may_hand_in(found, QUIZ, [START, START - HOUR], START + 30 * MINUTE).allowed
    assert may_hand_in(found, QUIZ, [START, START - HOUR], START + 25 * MINUTE) == Permission(
        False,
        None,
        START + 30 * MINUTE,
        "attempts at bowl_quiz must lie 30 minutes apart; "
        "the next may be handed in Tue 17 Nov 2026, 23:29 UTC (in 5 minutes)",
    )


def test_a_wait_beyond_the_end_has_no_end() -> None:
    """No time is promised at which it is refused again."""
    found, end = week(attempts={"cool_down_minutes": 30}, late={"cut_off_days": 1}), DUE + DAY

    assert may_hand_in(found, QUIZ, [end - 30 * MINUTE], end - MINUTE).next_at == end
    said = may_hand_in(found, QUIZ, [end - 29 * MINUTE], end - MINUTE)
    assert (said.allowed, said.next_at) == (False, None)
    assert said.why == (
        "attempts at bowl_quiz must lie 30 minutes apart, "
        "and 'Week 1' closes Sat 28 Nov 2026, 22:59 UTC (in 1 minute)"
    )


@settings(deadline=None)
@given(
    opens=st.integers(-50, 50),
    limit=st.integers(0, 3),
    wait=st.integers(0, 90),
    end=st.none() | st.floats(0, 3),
    used=st.lists(st.integers(-3000, 3000), max_size=4),
    at=st.integers(-4000, 6000),
)
def test_when_it_is_said_to_be_allowed_it_is(
    opens: int, limit: int, wait: int, end: float | None, used: list[int], at: int
) -> None:
    """Unless another rule holds that comes later; and a refusal has a reason, whatever the rules."""
    found = week(
        opens=DUE - 2 * DAY + opens * HOUR,
        attempts={"limit": limit, "cool_down_minutes": wait},
        late={"cut_off_days": end},
    )
    before: list[datetime] = [DUE + minutes * MINUTE for minutes in used if minutes <= at]

    said = may_hand_in(found, QUIZ, before, DUE + at * MINUTE)

    assert said.allowed == (said.why == "")
    assert said.next_at is None or not said.allowed
    if said.next_at is not None:
        then = may_hand_in(found, QUIZ, before, said.next_at)
        assert then.allowed or then.left == 0 or then.next_at != said.next_at


@pytest.mark.parametrize("extra", [0, 2])
def test_no_limit_stays_none(extra: int) -> None:
    """More attempts than any number are no number."""
    assert may_hand_in(week(), QUIZ, [START], START, extra=extra).left is None
