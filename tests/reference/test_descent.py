"""Descent against closed forms, exact decimals and the numbers of the lessons."""

import math
from decimal import Decimal, localcontext

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from reference import (
    Stop,
    Trace,
    constant,
    descend,
    descend_1d,
    exponential,
    inverse_time,
    parabola,
    quadratic,
)

Vector = NDArray[np.float64]

# Position after each update of theta^2 from 4, as the first lesson prints it.
BALL: dict[float, list[float]] = {
    0.02: [4, 3.84, 3.6864, 3.5389, 3.3974, 3.2615, 3.1310],
    0.25: [4, 2, 1, 0.5, 0.25, 0.125, 0.0625],
    0.85: [4, -2.8, 1.96, -1.372, 0.9604, -0.6723, 0.4706],
    1.0: [4, -4, 4, -4, 4, -4, 4],
    1.05: [4, -4.4, 4.84, -5.324, 5.8564, -6.4420, 7.0862],
}
# Loss after updates 0, 1, 2, 3, 5 and 10 of (x - 1)^2 + 2 (y - 2)^2 from (0, 0), as in the second lesson.
LOSS_MAP: dict[float, list[float]] = {
    0.05: [9, 5.93, 3.9329, 2.6286, 1.2077, 0.2138],
    0.1: [9, 3.52, 1.4464, 0.6354, 0.1557, 0.0118],
    0.5: [9, 8, 8, 8, 8, 8],
    0.55: [9, 11.53, 16.5889, 23.8879, 49.5339, 306.7008],
}


@pytest.mark.parametrize("rate", BALL)
def test_a_ball_in_a_bowl_goes_where_the_lesson_says(rate: float) -> None:
    """Printed to 4 decimals."""
    trace = descend(parabola().gradient, [4.0], rate, max_iter=6, tol=None)

    np.testing.assert_allclose(trace.points.ravel(), BALL[rate], rtol=0, atol=0.5e-4 + 1e-12)


@pytest.mark.parametrize("rate", LOSS_MAP)
def test_the_loss_map_is_walked_as_the_lesson_says(rate: float) -> None:
    """Printed to 4 decimals."""
    bowl = parabola([1.0, 2.0], [1.0, 2.0])
    trace = descend(bowl.gradient, [0.0, 0.0], rate, max_iter=10, tol=None)
    losses = [bowl.value(trace.points[k]) for k in (0, 1, 2, 3, 5, 10)]

    np.testing.assert_allclose(losses, LOSS_MAP[rate], rtol=0, atol=0.5e-4 + 1e-12)


@given(
    scale=st.floats(0.1, 4),
    center=st.floats(-5, 5),
    x0=st.floats(-10, 10),
    size=st.floats(0.01, 0.3),
    steps=st.integers(0, 20),
)
def test_follows_the_closed_form_on_a_parabola(
    scale: float, center: float, x0: float, size: float, steps: int
) -> None:
    """On a (x - c)^2 the distance from c is multiplied by 1 - 2 a size; each step rounds at 1e-15 of 15."""
    trace = descend(parabola(scale, center).gradient, [x0], size, max_iter=steps, tol=None)
    factor = 1 - 2 * scale * size

    expected = center + (x0 - center) * factor ** np.arange(steps + 1)
    np.testing.assert_allclose(
        trace.points.ravel(), expected, rtol=1e-11, atol=1e-11 * max(1, abs(factor)) ** steps
    )


@pytest.mark.parametrize("size", [0.005, 0.08, 0.1, 0.12])
def test_follows_the_matrix_power_on_a_coupled_quadratic(size: float) -> None:
    """The point after k steps is x* + (I - size A)^k (x0 - x*), by numpy.linalg."""
    a, b, x0 = np.array([[10.0, -3.0], [-3.0, 2.0]]), np.array([1.0, 4.0]), np.array([5.0, -2.0])
    trace = descend(quadratic(a, b).gradient, x0, size, max_iter=20, tol=None)
    best = np.linalg.solve(a, b)

    expected = [best + np.linalg.matrix_power(np.eye(2) - size * a, k) @ (x0 - best) for k in range(21)]
    np.testing.assert_allclose(trace.points, expected, rtol=1e-11, atol=1e-11)


@pytest.mark.parametrize(
    ("schedule", "exact"),
    [
        (constant(0.1), [Decimal("0.1")] * 8),
        (inverse_time(1.1, 0.1), [Decimal("1.1") / (1 + Decimal("0.1") * k) for k in range(8)]),
        (exponential(1.1, 0.5), [Decimal("1.1") * Decimal("0.5") ** k for k in range(8)]),
    ],
)
def test_step_k_uses_the_size_of_step_k(schedule: object, exact: list[Decimal]) -> None:
    """On x^2 from 10 the point after k steps is 10 times the product of 1 - 2 s_j, in exact decimals."""
    trace = descend(parabola().gradient, [10.0], schedule, max_iter=8, tol=None)  # type: ignore[arg-type]
    with localcontext() as context:
        context.prec = 50
        expected = [Decimal(10)]
        for size in exact:
            expected.append(expected[-1] * (1 - 2 * size))

    np.testing.assert_allclose(trace.points.ravel(), [float(x) for x in expected], rtol=1e-13, atol=1e-13)


def test_all_coordinates_move_at_once() -> None:
    """By hand: at (1, -2) the gradient (2a + b, a + 4b) is (0, -7)."""
    trace = descend(lambda x: [2 * x[0] + x[1], x[0] + 4 * x[1]], (1, -2), 0.125, max_iter=1, tol=None)

    assert trace.points.tolist() == [[1.0, -2.0], [1.0, -1.125]]


def test_arrives_where_the_equations_are_solved() -> None:
    """The gradient rule ends the run; the distance is at most tol over the smallest curvature, 1."""
    a, b = np.array([[5.0, 2.0], [2.0, 2.0]]), np.array([1.0, -7.0])
    trace = descend(quadratic(a, b).gradient, np.zeros(2), 2 / 7, tol=1e-10)

    assert trace.stop is Stop.GRADIENT
    assert np.linalg.norm(trace.x - np.linalg.solve(a, b)) <= 1.01e-10


def test_the_start_is_left_alone_and_the_path_is_not_tied_to_it() -> None:
    """Integers become floats in a copy."""
    start = np.array([5, 3])
    trace = descend(parabola().gradient, start, 0.25, max_iter=2, tol=None)
    start[0] = 99

    assert trace.points.tolist() == [[5.0, 3.0], [2.5, 1.5], [1.25, 0.75]]


def test_a_trace_says_how_many_steps_and_where_it_ended() -> None:
    """Both are read off the points."""
    trace = descend(parabola().gradient, [4.0, 8.0], 0.25, max_iter=3, tol=None)

    assert trace.points.shape == (4, 2)
    assert trace.steps == 3
    assert trace.x.tolist() == [0.5, 1.0]
    assert trace.stop is Stop.BUDGET


def test_a_trace_is_frozen() -> None:
    """A result is not rewritten."""
    trace = Trace(np.zeros((1, 1)), Stop.BUDGET)

    with pytest.raises(AttributeError):
        trace.stop = Stop.STEP  # type: ignore[misc]


@pytest.mark.parametrize(("tol", "calls"), [(None, 13), (0.0, 14)])
def test_the_derivative_is_called_once_a_step(tol: float | None, calls: int) -> None:
    """And once more at the end where the gradient rule asks, so that the last point gets its chance."""
    seen: list[float] = []

    def derivative(x: float) -> float:
        seen.append(x)
        return 2 * x

    trace = descend_1d(derivative, 10, 0.1, max_iter=13, tol=tol)

    assert len(seen) == calls
    assert seen == trace.points.ravel().tolist()[:calls]
    assert {type(x) for x in seen} == {float}


@pytest.mark.parametrize(
    ("x0", "size", "steps", "result"),
    [
        (10, 0.1, 20, 0.115292),
        (10, 1.1, 20, 383.375999),
        (7, 0.1, 0, 7),
        (10, 1.0, 5, -10),
        (10, 0.01, 400, 0.003093),
    ],
)
def test_the_diary_of_one_number_ends_where_the_lesson_says(
    x0: float, size: float, steps: int, result: float
) -> None:
    """On x^2, printed to 6 decimals; the diary begins with the start."""
    diary = descend_1d(lambda x: 2 * x, x0, size, max_iter=steps, tol=None).points.ravel().tolist()

    assert len(diary) == steps + 1
    assert diary[0] == x0
    assert diary[-1] == pytest.approx(result, abs=0.5e-6 + 1e-12)


@pytest.mark.parametrize(
    ("derivative", "x0", "size", "steps", "result"),
    [
        (lambda x: 2 * (x - 3), 0, 1.1, 4, -3.2208),
        (lambda x: 4 * x**3, 1, 0.05, 30, 0.268695),
        (lambda x: 2 * x, -4, 0.25, 9, -0.0078125),
    ],
)
def test_any_derivative_of_one_number_will_do(
    derivative: object, x0: float, size: float, steps: int, result: float
) -> None:
    """A shifted bowl, a flat-bottomed one, and one that halves exactly."""
    trace = descend_1d(derivative, x0, size, max_iter=steps, tol=None)  # type: ignore[arg-type]

    assert float(trace.x[0]) == pytest.approx(result, abs=0.5e-6 + 1e-12)


def test_one_number_takes_the_path_of_a_vector_of_length_one() -> None:
    """The same arithmetic, so bit for bit."""
    number = descend_1d(lambda x: 2 * (x - 3), -1.3, inverse_time(0.9, 0.1), max_iter=50)
    vector = descend(parabola(1.0, 3.0).gradient, [-1.3], inverse_time(0.9, 0.1), max_iter=50)

    assert number.points.tolist() == vector.points.tolist()
    assert number.stop is vector.stop


def test_divergence_goes_on_into_inf_and_nan_without_a_warning() -> None:
    """Warnings are errors in these tests. One run falls to -inf and stays, one meets inf - inf."""
    falls = descend(lambda x: x * x - x, [-10.0], 1.0, max_iter=30, tol=None)
    squares = descend(lambda x: x - x * x, [10.0], 1.0, max_iter=30, tol=None)

    assert falls.steps == squares.steps == 30
    assert falls.x.tolist() == [-math.inf]
    assert math.isnan(squares.x[0])


def test_divergence_of_one_number_does_not_raise() -> None:
    """The factor is -19 a step: 19^400 is far beyond the largest float, and inf - inf is nan."""
    trace = descend_1d(lambda x: 2 * x, 1.0, 10.0, max_iter=400, tol=None)

    assert trace.steps == 400
    assert math.isnan(trace.x[0])
    assert np.isinf(trace.points).any()


def test_the_warning_settings_of_the_caller_come_back() -> None:
    """Overflow is silent inside a run only."""
    before = np.geterr()
    descend(parabola().gradient, [1.0], 10.0, max_iter=400)

    assert np.geterr() == before


@pytest.mark.parametrize(
    ("x0", "options", "text"),
    [
        (5.0, {}, r"x0 must have shape \(n,\), got \(\)"),
        ([[5.0]], {}, r"x0 must have shape \(n,\), got \(1, 1\)"),
        ([5.0], {"max_iter": -1}, "max_iter must be at least 0, got -1"),
        ([5.0], {"step_size": 0.0}, "step_size must be positive and finite, got 0.0"),
        ([5.0], {"step_size": -0.1}, "step_size must be positive and finite, got -0.1"),
    ],
)
def test_what_makes_no_run_is_refused(x0: object, options: dict[str, float], text: str) -> None:
    """Bad input raises before the first step."""
    with pytest.raises(ValueError, match=text):
        descend(parabola().gradient, x0, **{"step_size": 0.1, **options})  # type: ignore[arg-type]


def test_a_gradient_of_another_shape_is_refused() -> None:
    """Broadcasting would move both coordinates by the one number."""
    with pytest.raises(ValueError, match=r"gradient\(x\) must have shape \(2,\) like x0, got \(\)"):
        descend(lambda _: 1.0, [5.0, 3.0], 0.1)
