"""Many runs against the minima that are known from the slope's factors."""

import math

import numpy as np
import pytest

from reference import distinct_ends


def uneven_wells(x: float) -> float:
    """Give the slope of a curve with minima at -2 and 1 and a maximum at 0."""
    return (x + 2) * x * (x - 1)


@pytest.mark.parametrize(
    ("starts", "expected"),
    [([3, -3, 0.2, -0.2, 0.5], [-2, 1]), ([0.5], [1]), ([0, -3], [-2, 0]), ([], [])],
)
def test_finds_the_roots_that_runs_rest_at(starts: list[float], expected: list[float]) -> None:
    """A start on the maximum stays there; every other one goes to the minimum on its side."""
    places = distinct_ends(uneven_wells, starts, 0.05, apart=1e-6, max_iter=600)

    np.testing.assert_allclose(places, expected, rtol=0, atol=1e-9)


def test_leaves_out_a_run_that_diverged() -> None:
    """From 40 the first step leads to the other side, ten times as far, and so on."""
    assert distinct_ends(uneven_wells, [40, 2], 0.05, apart=1e-6).round(9).tolist() == [1.0]


def test_ends_that_are_apart_are_two_places() -> None:
    """Without a step the starts are the ends; a gap of just `apart` keeps two of them one place."""
    starts = [0.75, 0.0, 0.25, 2.0]

    assert distinct_ends(uneven_wells, starts, 0.05, apart=0.25, max_iter=0).tolist() == [0.0, 0.75, 2.0]


@pytest.mark.parametrize("apart", [-1.0, math.nan])
def test_refuses_a_gap_that_is_none(apart: float) -> None:
    """A negative gap would list an end twice."""
    with pytest.raises(ValueError, match="apart must be at least 0, got"):
        distinct_ends(uneven_wells, [1], 0.05, apart=apart)
