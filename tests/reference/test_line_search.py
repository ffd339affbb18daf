"""One searched step against the worked example, exact decimals, and the definition."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from reference import Objective, backtrack, parabola, quadratic

Vector = NDArray[np.float64]
SQUARE = parabola()


@pytest.mark.parametrize(
    ("decrease", "size", "tries", "end"), [("0.6", 0.25, 3, 1.5), ("0.9", 0.0625, 5, 2.625)]
)
def test_takes_the_size_that_exact_decimals_take(decrease: str, size: float, tries: int, end: float) -> None:
    """On x**2 from 3 every candidate is a short decimal, and so is what it must not exceed."""
    exact = Decimal(1)
    while (3 - 6 * exact) ** 2 > 9 - Decimal(decrease) * exact * 36:
        exact /= 2

    step = backtrack(SQUARE, [3.0], decrease=float(decrease))

    assert Decimal(step.size) == exact
    assert (step.size, step.tries, step.x.tolist()) == (size, tries, [end])


@given(
    a=st.floats(0.1, 50),
    x=st.floats(-10, 10).filter(lambda x: abs(x) > 1e-3),
    shrink=st.floats(0.1, 0.9),
    decrease=st.floats(0.01, 0.9),
)
def test_takes_the_first_size_below_the_bound_of_a_parabola(
    a: float, x: float, shrink: float, decrease: float
) -> None:
    """On a x**2 the fall is s g**2 (1 - a s), so s passes if and only if s <= (1 - decrease) / a."""
    step = backtrack(parabola(a), [x], shrink=shrink, decrease=decrease, max_tries=500)

    bound = (1 - decrease) / a
    assert step.size <= bound * (1 + 1e-9)
    assert step.tries == 1 or step.size / shrink > bound * (1 - 1e-9)
    assert step.size == pytest.approx(shrink ** (step.tries - 1), rel=1e-12)
    assert step.x[0] == pytest.approx(x - step.size * 2 * a * x, rel=1e-12, abs=1e-12)


def test_a_fall_of_exactly_the_promise_passes() -> None:
    """From 4 on x**2, size 1/2 leads to 0: a fall of 16, and half of 1/2 * 64 is 16 as well."""
    assert backtrack(SQUARE, [4.0], decrease=0.5).size == 0.5


def test_on_level_ground_the_first_size_passes() -> None:
    """Nothing is promised, and nothing is lost."""
    step = backtrack(SQUARE, [0.0], size=3.0)

    assert (step.size, step.tries, step.x.tolist()) == (3.0, 1, [0.0])


def test_in_a_loop_it_needs_no_tuning() -> None:
    """On a bowl of condition 20 the distance shrinks at least as with a small fixed step."""
    bowl, x = quadratic([[1.0, 0.0], [0.0, 20.0]]), np.array([5.0, 5.0])
    for _ in range(200):
        x = backtrack(bowl, x).x

    assert np.linalg.norm(x) < 1e-6


def test_leaves_the_start_alone() -> None:
    """The caller still needs it."""
    x = np.array([3.0])
    backtrack(SQUARE, x)

    assert x.tolist() == [3.0]


def test_the_gradient_is_measured_once() -> None:
    """However many sizes are tried."""
    calls: list[float] = []

    def gradient(x: Vector) -> Vector:
        calls.append(float(x[0]))
        return 2 * x

    assert backtrack(Objective(SQUARE.value, gradient), [3.0], decrease=0.9).tries == 5
    assert calls == [3.0]


@pytest.mark.parametrize("slope", [-1.0, np.nan])
def test_a_wrong_gradient_finds_no_size(slope: float) -> None:
    """Uphill nothing falls, and nan is not at most anything."""
    wrong = Objective(SQUARE.value, lambda x: slope * 2 * x)

    with pytest.raises(ValueError, match="none of 7 step sizes makes f fall enough; is the gradient right"):
        backtrack(wrong, [3.0], max_tries=7)


def test_a_value_that_overflows_fails_without_a_warning() -> None:
    """Infinity is no fall; the sizes go on to where the value is a number."""
    steep = Objective(lambda x: float(x[0] ** 4), lambda x: 4 * x**3)

    assert backtrack(steep, [1e50], shrink=1e-10).x[0] < 1e50


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({"size": 0.0}, "size must be positive and finite, got 0.0"),
        ({"size": np.inf}, "size must be positive and finite, got inf"),
        ({"shrink": 1.0}, "shrink must lie between 0 and 1, got 1.0"),
        ({"decrease": 0.0}, "decrease must lie between 0 and 1, got 0.0"),
        ({"max_tries": 0}, "max_tries must be at least 1, got 0"),
    ],
)
def test_options_that_make_no_search_are_refused(options: dict[str, float], text: str) -> None:
    """A factor of 1 would try the same size for ever."""
    with pytest.raises(ValueError, match=text):
        backtrack(SQUARE, [3.0], **options)  # type: ignore[arg-type]  # the texts differ, not the types


def test_shapes_must_fit() -> None:
    """A gradient of one number must not be stretched in silence."""
    with pytest.raises(ValueError, match=r"x must have shape \(n,\), got \(\)"):
        backtrack(SQUARE, 3.0)
    with pytest.raises(ValueError, match=r"gradient\(x\) must have shape \(2,\) like x, got \(1,\)"):
        backtrack(Objective(SQUARE.value, lambda x: x[:1]), [3.0, 4.0])
