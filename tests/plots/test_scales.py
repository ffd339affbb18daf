"""Where numbers lie, and the round numbers beside them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.plots.scales import drawable, linear, logarithmic, thinned, within

NUMBERS = st.lists(st.floats(), max_size=20)


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([0, 1], [0, 0.2, 0.4, 0.6, 0.8, 1]),
        ([0, 27], [0, 10, 20, 30]),
        ([-3, 4], [-4, -2, 0, 2, 4]),
        ([5, 5], [2, 3, 4, 5, 6, 7, 8]),
        ([], [0, 0.2, 0.4, 0.6, 0.8, 1]),
        ([math.inf, math.nan, 0, 100], [0, 20, 40, 60, 80, 100]),
    ],
)
def test_ticks_are_round_and_hold_all_values(values: list[float], ticks: list[float]) -> None:
    """Steps of 1, 2 or 5 times a power of ten; what is not finite has no say."""
    assert linear(values, 0, 100).ticks == pytest.approx(ticks)


def test_counts_have_no_half_ticks() -> None:
    """There is no half student."""
    assert linear([0, 2], 0, 100, whole=True).ticks == (0, 1, 2)


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([1, 1000], [1, 10, 100, 1000]),
        ([0.5, 3], [0.1, 1, 10]),
        ([7], [1, 10]),
        ([-1, 0], [1, 10]),
        ([1e-12, 1], [1e-12, 1e-9, 1e-6, 1e-3, 1]),
    ],
)
def test_logarithmic_ticks_are_powers_of_ten(values: list[float], ticks: list[float]) -> None:
    """At most six, evenly spread; what is not above zero has no place."""
    assert logarithmic(values, 0, 100).ticks == pytest.approx(ticks)


@given(NUMBERS, st.booleans())
def test_everything_that_can_be_drawn_lies_within_the_picture(values: list[float], log: bool) -> None:
    """Whatever the numbers are, and in their order."""
    scale = (logarithmic if log else linear)(values, 10, 90)
    shown = sorted(value for value in values if drawable(value, log=log))
    places = [scale.at(value) for value in shown]

    assert all(10 - 1e-6 <= place <= 90 + 1e-6 for place in places)
    assert places == sorted(places)
    assert 2 <= len(scale.ticks) <= 8


@pytest.mark.parametrize(
    ("low", "high", "log", "ticks"),
    [
        (-0.3, 4.2, False, [0, 1, 2, 3, 4]),
        (2, 3, False, [2, 2.2, 2.4, 2.6, 2.8, 3]),
        (0.5, 200, True, [1, 10, 100]),
        (1e-12, 1, True, [1e-12, 1e-9, 1e-6, 1e-3, 1]),
        (2, 5, True, []),
    ],
)
def test_a_window_has_the_round_numbers_in_it(low: float, high: float, log: bool, ticks: list[float]) -> None:
    """Its ends stay where they are."""
    scale = within(low, high, 0, 100, log=log)

    assert scale.ticks == pytest.approx(ticks)
    assert (scale.at(low), scale.at(high)) == pytest.approx((0, 100))


@pytest.mark.parametrize(
    ("low", "high", "log"),
    [
        (1, 1, False),
        (2, 1, False),
        (0, math.nan, False),
        (0, math.inf, False),
        (0, 1, True),
        (1, 1e200, False),
    ],
)
def test_a_window_without_room_is_refused(low: float, high: float, log: bool) -> None:
    """Nothing could be drawn in it."""
    with pytest.raises(ValueError, match="an axis goes from one number to a larger one"):
        within(low, high, 0, 100, log=log)


def test_a_long_list_keeps_its_ends() -> None:
    """And what is left is spread evenly."""
    assert thinned(range(101), 5) == [0, 25, 50, 75, 100]
    assert thinned([1, 2], 5) == [1, 2]
