"""Central differences against derivatives from the textbook."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from reference import central_difference, gradient_error

Vector = NDArray[np.float64]


def bowl(x: Vector) -> float:
    """Rise four times as steeply along the second axis."""
    return float(x[0] ** 2 + 4 * x[1] ** 2)


@given(a=st.floats(-2, 2), b=st.floats(-2, 2))
def test_matches_the_derivatives_of_exp_and_sin(a: float, b: float) -> None:
    """Both errors, h^2 f''' / 6 and 1e-16 f / h, stay below 1e-9 here."""
    found = central_difference(lambda x: math.exp(x[0]) + math.sin(x[1]), [a, b])

    np.testing.assert_allclose(found, [math.exp(a), math.cos(b)], atol=1e-9)


@pytest.mark.parametrize("h", [1.0, 0.1, 1e-3])
def test_is_off_by_the_square_of_the_nudge_on_a_cubic(h: float) -> None:
    """((x + h)^3 - (x - h)^3) / 2h = 3 x^2 + h^2, by expansion."""
    found = central_difference(lambda x: float(x[0] ** 3), [2.0], h=h)

    np.testing.assert_allclose(found, [12.0 + h * h], rtol=1e-11)


def test_leaves_the_point_alone() -> None:
    """The nudges are made on copies, of integers too."""
    point = np.array([2, 1])

    np.testing.assert_allclose(central_difference(bowl, point), [4.0, 8.0], atol=1e-9)
    assert point.tolist() == [2, 1]
    assert point.dtype.kind == "i"


def test_asks_twice_a_coordinate() -> None:
    """One value on each side and none in the middle."""
    asked: list[list[float]] = []

    def value(x: Vector) -> float:
        asked.append(x.tolist())
        return 0.0

    central_difference(value, [1.0, 2.0], h=0.5)

    assert asked == [[1.5, 2.0], [0.5, 2.0], [1.0, 2.5], [1.0, 1.5]]


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        (lambda x: [2 * x[0], 8 * x[1]], [0.0, 0.0]),
        (lambda x: [2 * x[0], 4 * x[1]], [0.0, 0.5]),  # |4 - 8| / 8
        (lambda x: [-2 * x[0], -8 * x[1]], [2.0, 2.0]),  # |-4 - 4| / 4
        (lambda x: [8 * x[1], 2 * x[0]], [0.5, 0.5]),  # |8 - 4| / 8
        (lambda x: [2 * x[0] + 1, 8 * x[1] - 1], [0.2, 0.125]),  # 1 / 5 and 1 / 8
    ],
)
def test_says_which_coordinate_is_off_and_how_far(wrong: object, expected: list[float]) -> None:
    """At (2, 1) the true gradient is (4, 8), so each error is worked out by hand."""
    found = gradient_error(bowl, wrong, [2.0, 1.0])  # type: ignore[arg-type]

    np.testing.assert_allclose(found, expected, atol=1e-9)


def test_small_slopes_are_compared_absolutely() -> None:
    """At a minimum both gradients are 0 and the divisor is 1, not 0."""
    assert gradient_error(bowl, lambda x: [2 * x[0], 8 * x[1]], [0.0, 0.0]).tolist() == [0.0, 0.0]
    assert gradient_error(bowl, lambda _: [1e-3, 0.0], [0.0, 0.0])[0] == pytest.approx(1e-3)


def test_large_slopes_are_compared_relatively() -> None:
    """A right gradient stays right when the function is scaled by 1e9."""
    found = gradient_error(lambda x: 1e9 * bowl(x), lambda x: [2e9 * x[0], 8e9 * x[1]], [1.1, 0.7])

    assert found.max() < 1e-8


def test_a_nan_is_never_small() -> None:
    """The error is nan, and nan is not below any tolerance."""
    found = gradient_error(bowl, lambda x: [math.nan, 8 * x[1]], [2.0, 1.0])

    assert not found.max() <= 1e9


@pytest.mark.parametrize("h", [0.0, -1e-5, math.nan])
def test_refuses_a_nudge_that_goes_nowhere(h: float) -> None:
    """0 / 0 is no slope."""
    with pytest.raises(ValueError, match=f"h must be positive, got {h}"):
        central_difference(bowl, [2.0, 1.0], h=h)


def test_refuses_a_point_that_is_no_vector() -> None:
    """A number would have no coordinates to nudge."""
    with pytest.raises(ValueError, match=r"x must have shape \(n,\), got \(\)"):
        central_difference(bowl, 2.0)


def test_refuses_a_gradient_of_another_length() -> None:
    """Broadcasting would compare one entry with both."""
    with pytest.raises(ValueError, match=r"gradient\(x\) must have shape \(2,\), got \(1,\)"):
        gradient_error(bowl, lambda _: [4.0], [2.0, 1.0])
