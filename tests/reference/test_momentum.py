"""Inertia against the characteristic roots, exact decimals, and plain descent."""

from decimal import Decimal, localcontext

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from reference import Stop, descend, heavy_ball, inverse_time, parabola, quadratic

Vector = NDArray[np.float64]


@given(
    curvature=st.floats(0.1, 20),
    size=st.floats(0.001, 0.09),
    momentum=st.floats(0, 0.95),
    x0=st.floats(-10, 10),
)
def test_follows_the_powers_of_the_companion_matrix(
    curvature: float, size: float, momentum: float, x0: float
) -> None:
    """On c x**2 / 2 the pair (x[k+1], x[k]) is a fixed matrix times the pair before it."""
    run = heavy_ball(lambda x: curvature * x, [x0], size, momentum=momentum, max_iter=20, tol=None)
    matrix = np.array([[1 + momentum - size * curvature, -momentum], [1.0, 0.0]])

    expected = [(np.linalg.matrix_power(matrix, k) @ [x0, x0])[0] for k in range(21)]
    np.testing.assert_allclose(run.points.ravel(), expected, rtol=1e-10, atol=1e-10)


def test_agrees_with_exact_decimals() -> None:
    """A velocity that loses a part and is pushed by the slope, in 50 digits."""
    with localcontext() as context:
        context.prec = 50
        x, velocity, positions = Decimal(0), Decimal(0), [Decimal(0)]
        for _ in range(30):
            velocity = Decimal("0.9") * velocity - Decimal("0.1") * 2 * (x - 3)
            x += velocity
            positions.append(x)
    run = heavy_ball(parabola(center=3.0).gradient, [0.0], 0.1, momentum=0.9, max_iter=30, tol=None)

    np.testing.assert_allclose(run.points.ravel(), [float(x) for x in positions], rtol=0, atol=1e-12)


def test_without_momentum_it_is_plain_descent() -> None:
    """Also with a step size that changes."""
    bowl, sizes = quadratic([[1.0, 0.5], [0.5, 10.0]]), inverse_time(0.15, 0.1)
    ball = heavy_ball(bowl.gradient, [5.0, -2.0], sizes, momentum=0.0, max_iter=25, tol=None)

    plain = descend(bowl.gradient, [5.0, -2.0], sizes, max_iter=25, tol=None)
    np.testing.assert_array_equal(ball.points, plain.points)


def test_pays_in_a_narrow_valley() -> None:
    """Of condition k = 100, the best pair shrinks by about 1 - 2 / sqrt(k) a step instead of 1 - 2 / k."""
    valley = quadratic([[1.0, 0.0], [0.0, 100.0]])
    ball = heavy_ball(valley.gradient, [1.0, 1.0], 4 / 11**2, momentum=(9 / 11) ** 2, max_iter=150, tol=None)
    plain = descend(valley.gradient, [1.0, 1.0], 2 / 101, max_iter=150, tol=None)

    assert np.linalg.norm(ball.x) < 1e-8 < 1e-2 < np.linalg.norm(plain.x)


def test_is_asked_once_a_step_and_starts_afresh_in_every_run() -> None:
    """Two runs with the same arguments agree: the last move of one is not the first of the next."""
    calls: list[float] = []

    def gradient(x: Vector) -> list[float]:
        calls.append(float(x[0]))
        return [2 * float(x[0])]

    first, second = (heavy_ball(gradient, [5.0], 0.1, max_iter=7, tol=None) for _ in range(2))

    assert len(calls) == 14
    assert first.points.tolist() == second.points.tolist()


def test_stops_by_the_rules_of_the_family() -> None:
    """At the bottom by the gradient, out in the field by the budget; a run that diverges does not warn."""
    square = parabola().gradient

    assert heavy_ball(square, [0.0], 0.1).stop is Stop.GRADIENT
    assert heavy_ball(square, [1.0], 0.1, max_iter=3).stop is Stop.BUDGET
    assert not np.isfinite(heavy_ball(square, [1.0], 50.0, max_iter=500).x).any()


@pytest.mark.parametrize("momentum", [-0.1, 1.0, float("nan")])
def test_a_ball_that_gains_by_itself_is_refused(momentum: float) -> None:
    """With 1 or more nothing is ever lost."""
    with pytest.raises(ValueError, match=f"momentum must be at least 0 and below 1, got {momentum}"):
        heavy_ball(parabola().gradient, [1.0], 0.1, momentum=momentum)


def test_the_start_must_be_a_vector() -> None:
    """As for every method of the family."""
    with pytest.raises(ValueError, match=r"x0 must have shape \(n,\), got \(\)"):
        heavy_ball(parabola().gradient, 1.0, 0.1)
