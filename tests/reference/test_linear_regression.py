"""The fit of the challenge against 50-digit arithmetic, a matrix power, and the table of its cases."""

import math
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference import (
    Line,
    batch_gradients,
    descend,
    linear_regression,
    mse_and_gradient,
    mse_hessian,
    mse_of_line,
)

Points = tuple[tuple[float, float], ...]

# Slope and intercept after 1000 steps, to 6 decimals.
CASES: dict[str, tuple[Points, float, float]] = {
    "V1": (((1, 2), (2, 4), (3, 6)), 1.970783, 0.066418),
    "V2": (((1, 3), (2, 5), (3, 7), (4, 9)), 2.004861, 0.985708),
    "V3": (((0, 1), (1, 3), (2, 2), (3, 5), (4, 4)), 0.800878, 1.397496),
    "H01": (((-3, -7), (-1, -1.5), (0, 1), (2, 4.5), (4, 12)), 2.599315, 0.760274),
    "H02": (((1, 1003), (2, 1012), (3, 1019), (4, 1033), (5, 1038)), 17.723491, 962.566462),
    "H03": (((5, 10),), 1.923077, 0.384615),
    "H04": (((3, 1), (3, 2), (3, 6)), 0.9, 0.3),
    "H05": (((1, 5), (2, 5), (3, 5)), 0.166046, 4.622539),
    "H06": (((0, 0), (0, 0)), 0.0, 0.0),
    "H07": (((-2, 9), (0, 3.5), (1, -1), (3, -6)), -3.057692, 2.903846),
    "H08": (((0.5, 1.25), (1.5, 0.75), (2.25, 3.5)), 1.177519, 0.168157),
    "H09": (((8, 17), (9, 20), (10, 19), (9.5, 22)), 2.032521, 0.920862),
    "H10": (((0, 1), (10, 3)), 0.200005, 0.999954),
    "H11": (((-4, 2.2), (-3, 1.1), (-2, 0.4), (-1, -1.3)), -1.080764, -2.084641),
    "H12": (((1, 1), (1, 1), (2, 3), (2, 3), (4, 2)), 0.340852, 1.314537),
    "H13": (((0.001, 5), (0.002, 7), (0.003, 6)), 0.018666, 5.999963),
    "H14": (tuple(((i % 9) / 2 - 2, (7 * i % 13) / 4 - 1) for i in range(60)), -0.007956, 0.466070),
    "H15": (((2, -1), (4, -1.5), (6, -3.5), (8, -3)), -0.401159, -0.243086),
    "H16": (((1, -120), (2, -260), (4, -410), (7, -800)), -110.231626, -11.698482),
    "H17": (((0, 7),), 0.0, 7.0),
    "H18": (((1, 0), (-1, 0), (2, 0)), 0.0, 0.0),
    "H19": (((3, 640), (4, 655), (6, 671), (7, 668)), 26.040144, 519.210759),
    "H23": (((8, 17), (9, 20), (10, 19), (9, 22)), 2.004155, 1.407494),
}


def fit(points: Points, steps: int = 1000) -> Line:
    """Fit with the x and y of a table's row."""
    return linear_regression([x for x, _ in points], [y for _, y in points], steps=steps)


@cache
def exact_fit(points: Points, steps: int = 1000) -> tuple[float, float]:
    """Take the steps literally, residual by residual, in 50 decimal digits."""
    with localcontext() as context:
        context.prec = 50
        # Inputs are written as decimals, so 0.1 means a tenth here.
        data = [(Decimal(str(x)), Decimal(str(y))) for x, y in points]
        m = b = Decimal(0)
        for _ in range(steps):
            residuals = [y - (m * x + b) for x, y in data]
            dm = -2 * sum((x * r for (x, _), r in zip(data, residuals, strict=True)), Decimal(0)) / len(data)
            db = -2 * sum(residuals, Decimal(0)) / len(data)
            m, b = m - Decimal("0.01") * dm, b - Decimal("0.01") * db
        return float(m), float(b)


@pytest.mark.parametrize("case", CASES)
def test_agrees_with_the_table_of_the_challenge(case: str) -> None:
    """Half of the sixth decimal."""
    points, m, b = CASES[case]

    assert fit(points) == pytest.approx((m, b), rel=0, abs=0.5e-6 + 1e-12)


@pytest.mark.parametrize("case", CASES)
def test_agrees_with_fifty_digits(case: str) -> None:
    """Rounding errors do not pile up in a contraction; 1e-11 leaves a factor of 100 to what is promised."""
    points, _, _ = CASES[case]

    assert fit(points) == pytest.approx(exact_fit(points), rel=0, abs=1e-11)


@pytest.mark.parametrize("case", CASES)
def test_agrees_with_a_power_of_the_iteration_matrix(case: str) -> None:
    """The state is t* - (I - 0.01 H)^1000 t* for any minimizer t*, whatever the order of the sums."""
    points, _, _ = CASES[case]
    x, y = np.array(points, dtype=float).T
    best = np.linalg.lstsq(np.column_stack([x, np.ones(len(x))]), y)[0]
    hessian = 2 / len(x) * np.array([[x @ x, x.sum()], [x.sum(), len(x)]])

    expected = best - np.linalg.matrix_power(np.eye(2) - 0.01 * hessian, 1000) @ best
    np.testing.assert_allclose(fit(points), expected, rtol=0, atol=1e-9)


def test_the_means_taken_once_change_nothing() -> None:
    """The general method, which measures all residuals at every step, takes the same path."""
    for points, _, _ in CASES.values():
        x, y = np.array(points, dtype=float).T
        trace = descend(mse_of_line(x, y).gradient, [0.0, 0.0], 0.01, max_iter=1000, tol=None)

        np.testing.assert_allclose(fit(points), trace.x, rtol=0, atol=1e-11)


@pytest.mark.parametrize("steps", [0, 1, 2, 999, 1001])
def test_takes_exactly_as_many_steps_as_asked(steps: int) -> None:
    """On H02 one step more or less is worth 0.03, so a miscount cannot hide."""
    points, _, _ = CASES["H02"]

    assert fit(points, steps) == pytest.approx(exact_fit(points, steps), rel=0, abs=1e-11)
    assert abs(fit(points, steps).m - fit(points, steps + 1).m) > 0.02


def test_both_parameters_move_from_the_same_line() -> None:
    """By hand: at (0, 0) the slopes of V1 are -56/3 and -8; moving m first would change the second."""
    assert fit(CASES["V1"][0], 1) == pytest.approx((0.56 / 3, 0.08), rel=1e-15)


def test_the_step_size_can_be_chosen() -> None:
    """One point at x = 0 leaves b alone: it approaches y by the factor 1 - 2 size."""
    line = linear_regression([0.0], [7.0], step_size=0.25, steps=3)

    assert line == (0.0, 7.0 * (1 - 0.5**3))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.integers(-5, 8), st.integers(-90, 90)), min_size=1, max_size=5),
    st.integers(1, 200),
)
def test_agrees_with_fifty_digits_on_any_data_that_settle(points: list[tuple[int, int]], steps: int) -> None:
    """With |x| up to 8 the rate times the curvature is at most 1.3, so every run shrinks."""
    assert fit(tuple(points), steps) == pytest.approx(exact_fit(tuple(points), steps), rel=0, abs=1e-10)


@pytest.mark.parametrize(
    "xs", [list(range(1, 21)), [100.0, 200.0, 300.0], [1e200, 2e200], [-1e300, 1e300]], ids=str
)
def test_divergence_shows_and_makes_no_noise(xs: list[float]) -> None:
    """Warnings are errors in these tests; what comes back is huge, inf or nan."""
    line = linear_regression(xs, [2.0 * x for x in xs])

    assert not abs(line.m) < 1e6


def test_far_divergence_ends_in_nan() -> None:
    """The factor is about -932 a step, and inf - inf follows inf."""
    assert math.isnan(linear_regression([100, 200, 300], [1, 2, 3]).m)


@pytest.mark.parametrize("kind", [list, tuple, np.array])
def test_takes_any_sequence_and_leaves_it_alone(kind: type) -> None:
    """Lists, tuples and integer arrays give the same line."""
    xs, ys = kind([8, 9, 10, 9]), kind([17, 20, 19, 22])
    line = linear_regression(xs, ys)

    assert line == pytest.approx(CASES["H23"][1:], abs=1e-6)
    assert (list(xs), list(ys)) == ([8, 9, 10, 9], [17, 20, 19, 22])


def test_the_result_is_plain_floats_with_names() -> None:
    """Numpy's floats would print their type."""
    line = linear_regression([1], [1])

    assert (type(line.m), type(line.b)) == (float, float)
    assert set(line._asdict()) == {"m", "b"}
    error = mse_and_gradient([1], [1], 0, 0)
    assert {type(number) for number in error} == {float}
    assert error._asdict() == {"loss": 1.0, "dm": -2.0, "db": -2.0}


@pytest.mark.parametrize(
    ("xs", "ys", "options", "text"),
    [
        ([], [], {}, "xs and ys must hold at least one point, got none"),
        ([1, 2], [1], {}, "xs and ys must have the same length, got 2 and 1"),
        ([], [1], {}, "xs and ys must have the same length, got 0 and 1"),
        ([[1, 2]], [1, 2], {}, r"xs must have shape \(n,\), got \(1, 2\)"),
        ([1, 2], 3, {}, r"ys must have shape \(n,\), got \(\)"),
        ([1], [1], {"steps": -1}, "steps must be at least 0, got -1"),
        ([1], [1], {"step_size": 0.0}, "step_size must be positive and finite, got 0.0"),
    ],
)
def test_what_makes_no_fit_is_refused(xs: object, ys: object, options: dict[str, float], text: str) -> None:
    """Never repaired in silence, such as by cutting the longer list."""
    with pytest.raises(ValueError, match=text):
        linear_regression(xs, ys, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("points", "m", "b", "expected"),
    [
        (((1, 2), (2, 4), (3, 6)), 0, 0, (56 / 3, -56 / 3, -8)),
        (((1, 2), (2, 4), (3, 6)), 2, 0, (0, 0, 0)),
        (((0, 1), (2, 5)), 1, -1, (10, -8, -6)),
        (((3, 7),), 2, 0, (1, -6, -2)),
        (((-1.5, 2.25), (0.5, -1), (4, 3.5)), -0.5, 1.25, (7.375, -125 / 12, -5 / 3)),
        (((1, 1e6), (2, -1e6)), 0, 0, (1e12, 1e6, 0)),
    ],
)
def test_measures_a_line_as_worked_out_by_hand(
    points: Points, m: float, b: float, expected: tuple[float, float, float]
) -> None:
    """Loss, dm and db of the warm-up's examples."""
    xs, ys = zip(*points, strict=True)

    assert mse_and_gradient(xs, ys, m, b) == pytest.approx(expected, rel=1e-15, abs=1e-15)


rationals = st.integers(-200, 200).map(lambda n: Fraction(n, 10))


@given(st.lists(st.tuples(st.integers(-5, 8), rationals), min_size=1, max_size=6), rationals, rationals)
def test_measures_a_line_as_exact_fractions_do(
    points: list[tuple[int, Fraction]], m: Fraction, b: Fraction
) -> None:
    """A tenth is not exact in binary, and squares reach 4e4: 1e-12 of that."""
    residuals = [y - m * x - b for x, y in points]
    n = len(points)
    loss = sum((r * r for r in residuals), Fraction(0)) / n
    dm = -2 * sum((x * r for (x, _), r in zip(points, residuals, strict=True)), Fraction(0)) / n
    db = -2 * sum(residuals, Fraction(0)) / n
    found = mse_and_gradient([x for x, _ in points], [float(y) for _, y in points], float(m), float(b))

    assert found == pytest.approx((float(loss), float(dm), float(db)), rel=1e-12, abs=1e-11)


def test_measuring_far_away_makes_no_noise() -> None:
    """Warnings are errors in these tests: the square overflows, its derivatives do not."""
    assert mse_and_gradient([1], [0], 1e200, 0.0) == (math.inf, 2e200, 2e200)


@pytest.mark.parametrize(
    ("xs", "ys", "text"), [([], [], "at least one point, got none"), ([1], [], "same length, got 1 and 0")]
)
def test_an_error_needs_points(xs: list[float], ys: list[float], text: str) -> None:
    """The mean of nothing is no number."""
    with pytest.raises(ValueError, match=text):
        mse_and_gradient(xs, ys, 0, 0)
    with pytest.raises(ValueError, match=text):
        mse_of_line(xs, ys)


def test_the_curvature_of_the_fit_is_that_of_the_challenge() -> None:
    """H = (2/n) [[sum x^2, sum x], [sum x, n]] of x = 1, 2, 3."""
    np.testing.assert_allclose(mse_hessian([1, 2, 3]), np.array([[28.0, 12.0], [12.0, 6.0]]) / 3, rtol=1e-15)


BATCH_XS, BATCH_YS = [0, 1, 2, 3], [1, 3, 2, 5]


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (1, [(0, -2), (-6, -6), (-8, -4), (-30, -10)]),
        (3, [(-14 / 3, -4), (-12, -6), (-38 / 3, -16 / 3), (-44 / 3, -20 / 3)]),
        (4, [(-11, -5.5)]),
    ],
)
def test_each_batch_has_the_gradient_worked_out_by_hand(
    size: int, expected: list[tuple[float, float]]
) -> None:
    """At m = b = 0 a point has the gradient (-2xy, -2y), and a batch the mean of those of its points."""
    np.testing.assert_allclose(batch_gradients(BATCH_XS, BATCH_YS, 0, 0, size), expected, rtol=1e-15)


@given(
    st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=1, max_size=6),
    st.integers(-3, 3),
    st.integers(-3, 3),
    st.data(),
)
def test_the_mean_over_all_batches_is_the_full_gradient(
    points: list[tuple[int, int]], m: int, b: int, data: st.DataObject
) -> None:
    """Each point is in equally many batches; exact fractions say what the full gradient is."""
    size = data.draw(st.integers(1, len(points)))
    residuals = [Fraction(y - m * x - b) for x, y in points]
    dm = -2 * sum((x * r for (x, _), r in zip(points, residuals, strict=True)), Fraction(0)) / len(points)
    db = -2 * sum(residuals, Fraction(0)) / len(points)
    xs, ys = zip(*points, strict=True)

    found = batch_gradients(xs, ys, m, b, size)

    assert len(found) == math.comb(len(points), size)
    np.testing.assert_allclose(found.mean(axis=0), [float(dm), float(db)], rtol=1e-12, atol=1e-10)


def test_equal_points_count_as_different() -> None:
    """Three batches of two, although only two of them differ."""
    assert batch_gradients([1, 1, 2], [1, 1, 3], 0, 1, 2).tolist() == [[0, 0], [-4, -2], [-4, -2]]


@pytest.mark.parametrize(
    ("xs", "ys", "size", "text"),
    [
        ([0, 1, 5], [3, 1, 2], 0, "size must be from 1 to 3, the number of points, got 0"),
        ([0, 1, 5], [3, 1, 2], 4, "size must be from 1 to 3, the number of points, got 4"),
        ([], [], 1, "xs and ys must hold at least one point, got none"),
        ([1, 2], [1], 1, "xs and ys must have the same length, got 2 and 1"),
    ],
)
def test_a_batch_has_points(xs: list[float], ys: list[float], size: int, text: str) -> None:
    """No batch is empty, and none holds a point twice."""
    with pytest.raises(ValueError, match=text):
        batch_gradients(xs, ys, 0, 0, size)
