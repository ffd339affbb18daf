"""Rates along directions against trigonometry and finite differences."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference import directional_derivative, quadratic

entries = st.integers(-20, 20)


@given(angle=st.floats(0, 7), length=st.floats(0.01, 1000))
def test_is_the_cosine_of_the_angle_between_them(angle: float, length: float) -> None:
    """Whatever the length of the direction; the gradient (3, 4) has length 5."""
    towards = math.atan2(4, 3)
    direction = [length * math.cos(angle), length * math.sin(angle)]

    assert directional_derivative([3, 4], direction) == pytest.approx(
        5 * math.cos(angle - towards), rel=0, abs=1e-13
    )


@given(d=st.tuples(entries, entries).filter(any))
def test_is_what_two_nudges_measure(d: tuple[int, int]) -> None:
    """On a quadratic, central differences are exact up to rounding."""
    bowl, x = quadratic([[3.0, 1.0], [1.0, 2.0]], [1.0, -4.0]), np.array([2.0, -1.0])
    unit = np.array(d) / math.hypot(*d)

    measured = (bowl.value(x + unit) - bowl.value(x - unit)) / 2
    assert directional_derivative(bowl.gradient(x), d) == pytest.approx(measured, rel=0, abs=1e-12)


@given(g=st.lists(entries, min_size=3, max_size=3), d=st.lists(entries, min_size=3, max_size=3).filter(any))
def test_is_never_below_the_bound_of_cauchy_and_schwarz(g: list[int], d: list[int]) -> None:
    """And against the gradient it is the bound."""
    assert directional_derivative(g, d) >= -math.hypot(*g) - 1e-12
    if any(g):
        assert directional_derivative(g, [-entry for entry in g]) == pytest.approx(-math.hypot(*g), rel=1e-14)


def test_refuses_what_points_nowhere() -> None:
    """A vector of zeros has no direction."""
    with pytest.raises(ValueError, match=r"direction must not be zero, got \[0.0, 0.0\]"):
        directional_derivative([1, 2], [0, 0])


def test_refuses_lengths_that_differ() -> None:
    """And what is no vector."""
    with pytest.raises(ValueError, match="slope and direction must have the same length, got 2 and 3"):
        directional_derivative([1, 2], [1, 2, 3])
    with pytest.raises(ValueError, match=r"direction must have shape \(n,\), got \(1, 2\)"):
        directional_derivative([1, 2], [[1, 2]])
