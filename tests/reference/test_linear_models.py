"""Models of many features against finite differences, solved minima, a matrix power and decimals."""

import math
from decimal import Decimal, localcontext

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference import (
    LinearModel,
    cross_entropy,
    gradient_error,
    linear_regression,
    logistic_regression,
    mse_of_line,
    ridge_error,
    ridge_regression,
)

X = [[2.0, 0.0], [1.0, 2.0], [3.0, 1.0], [0.0, 1.0]]
Y = [5.0, 9.0, 10.0, 4.0]
LABELS = [1, 0, 1, 0]
numbers = st.floats(-3, 3, width=32)
points = st.lists(numbers, min_size=3, max_size=3)


@pytest.mark.parametrize("penalty", [0.0, 0.5])
@given(point=points)
def test_the_slopes_of_ridge_agree_with_its_values(penalty: float, point: list[float]) -> None:
    """Central differences use the value only; on a quadratic they are exact up to rounding."""
    error = ridge_error(X, Y, penalty=penalty)

    assert gradient_error(error.value, error.gradient, point, h=1e-3).max() < 1e-8


@given(point=points)
def test_the_slopes_of_cross_entropy_agree_with_its_values(point: list[float]) -> None:
    """Central differences miss by h**2 / 6 times a third derivative, which is below 27 / 10 here."""
    surprise = cross_entropy(X, LABELS)

    assert gradient_error(surprise.value, surprise.gradient, point, h=1e-4).max() < 1e-7


def test_ridge_is_worked_out_by_hand() -> None:
    """The residuals at w = (0.8, 0.2), b = 0.6 are -1.8 and -1.2; the price is a quarter of 0.68."""
    error = ridge_error([[2, 0], [0, 1]], [4, 2], penalty=0.5)
    point = np.array([0.8, 0.2, 0.6])

    assert error.value(point) == pytest.approx((3.24 + 1.44) / 2 + 0.17, rel=1e-15)
    np.testing.assert_allclose(error.gradient(point), [-3.2, -1.1, -3.0], rtol=1e-14)


def test_one_feature_without_a_penalty_is_a_line() -> None:
    """The same function, built from a table and from two lists."""
    x, point = [1.0, 2.0, 4.0], np.array([0.5, -1.0])
    table, line = ridge_error([[number] for number in x], Y[:3]), mse_of_line(x, Y[:3])

    assert table.value(point) == pytest.approx(line.value(point), rel=1e-15)
    np.testing.assert_allclose(table.gradient(point), line.gradient(point), rtol=1e-14)


@pytest.mark.parametrize("penalty", [0.0, 0.1, 1.0])
def test_ridge_is_level_where_the_normal_equations_hold(penalty: float) -> None:
    """(2/n A'A + penalty on all but the intercept) (w, b) = 2/n A'y, solved by numpy.linalg."""
    a = np.column_stack([X, np.ones(4)])
    best = np.linalg.solve(a.T @ a / 2 + np.diag([penalty, penalty, 0.0]), a.T @ Y / 2)

    np.testing.assert_allclose(ridge_error(X, Y, penalty=penalty).gradient(best), 0.0, atol=1e-13)


@pytest.mark.parametrize("steps", [0, 1, 2, 25, 1000])
@pytest.mark.parametrize("penalty", [0.0, 0.5])
def test_ridge_follows_the_power_of_a_matrix(steps: int, penalty: float) -> None:
    """One step multiplies the distance from the best point by 1 - rate * Hessian."""
    a = np.column_stack([X, np.ones(4)])
    hessian = a.T @ a / 2 + np.diag([penalty, penalty, 0.0])
    best = np.linalg.solve(hessian, a.T @ Y / 2)
    expected = best - np.linalg.matrix_power(np.eye(3) - 0.1 * hessian, steps) @ best

    w, b = ridge_regression(X, Y, penalty=penalty, step_size=0.1, steps=steps)

    np.testing.assert_allclose([*w, b], expected, rtol=0, atol=1e-12)


def test_ridge_with_one_feature_is_the_fit_of_a_line() -> None:
    """The same thousand steps, with sums in another order."""
    w, b = ridge_regression([[1], [2], [3]], [2, 4, 6])

    assert (*w, b) == pytest.approx(linear_regression([1, 2, 3], [2, 4, 6]), rel=0, abs=1e-12)


def exact_logistic(rows: list[list[int]], labels: list[int], step_size: str, steps: int) -> list[float]:
    """Take the steps literally, in 50 decimal digits, whose exponentials do not overflow."""
    with localcontext() as context:
        context.prec = 50
        columns = [[Decimal(x) for x in column] for column in [*zip(*rows, strict=True), [1] * len(rows)]]
        point = [Decimal(0) for _ in columns]
        for _ in range(steps):
            scores = [
                sum((a * x for a, x in zip(point, row, strict=True)), Decimal(0))
                for row in zip(*columns, strict=True)
            ]
            errors = [1 / (1 + (-z).exp()) - label for z, label in zip(scores, labels, strict=True)]
            slopes = [
                sum((e * x for e, x in zip(errors, column, strict=True)), Decimal(0)) / len(rows)
                for column in columns
            ]
            point = [a - Decimal(step_size) * slope for a, slope in zip(point, slopes, strict=True)]
        return [float(a) for a in point]


@pytest.mark.parametrize(
    ("rows", "labels", "step_size", "steps"),
    [
        ([[0], [1], [2], [3]], [0, 0, 1, 1], "0.1", 200),
        ([[3], [0], [2], [1]], [1, 0, 0, 1], "0.2", 50),
        ([[1, -1], [2, 0], [0, 2], [-1, 1]], [1, 1, 0, 0], "0.1", 100),
        ([[800], [-900], [1000]], [1, 0, 1], "0.1", 20),
        ([[1000], [-700], [-400]], [0, 1, 0], "0.1", 7),
        ([[1], [2]], [1, 1], "0.1", 30),
        ([[0], [1]], [0, 1], "0.1", 0),
    ],
)
def test_logistic_regression_agrees_with_fifty_digits(
    rows: list[list[int]], labels: list[int], step_size: str, steps: int
) -> None:
    """None of these runs comes near a threshold, where a rounding error would grow."""
    w, b = logistic_regression(rows, labels, step_size=float(step_size), steps=steps)

    assert [*w, b] == pytest.approx(exact_logistic(rows, labels, step_size, steps), rel=1e-12, abs=1e-10)


def test_cross_entropy_of_huge_scores_is_their_size() -> None:
    """Certain and right costs nothing; certain and wrong costs the score. Warnings are errors here."""
    point = np.array([1.0, 0.0])

    assert cross_entropy([[5000], [-5000]], [1, 0]).value(point) == 0.0
    assert cross_entropy([[5000], [-3000]], [0, 1]).value(point) == 4000.0
    assert cross_entropy([[5000], [-3000]], [0, 1]).gradient(point).tolist() == [4000.0, 0.0]


def test_a_coin_is_worth_its_entropy() -> None:
    """At the frequency of the label 1, the mean cross-entropy of a constant model is the entropy."""
    surprise = cross_entropy([[0], [0], [0], [0]], [1, 0, 0, 0])
    point = np.array([0.0, math.log(0.25 / 0.75)])

    assert surprise.value(point) == pytest.approx(-0.25 * math.log(0.25) - 0.75 * math.log(0.75), rel=1e-14)
    np.testing.assert_allclose(surprise.gradient(point), 0.0, atol=1e-15)


def test_a_run_that_diverges_makes_no_noise() -> None:
    """Warnings are errors in these tests."""
    w, b = ridge_regression([[1e3], [2e3]], [1, 2], steps=500)

    assert not np.isfinite([*w, b]).any()


def test_data_and_errors_do_not_share_memory() -> None:
    """Arrays are copied when an error is built."""
    table, y, labels, point = np.array(X), np.array(Y), np.array(LABELS), np.ones(3)
    errors = [ridge_error(table, y), cross_entropy(table, labels)]
    before = [error.value(point) for error in errors]
    table[:], y[:], labels[:] = 0.0, 0.0, 0

    assert [error.value(point) for error in errors] == before


REFUSED = [
    ([], [], r"X must have shape \(n_samples, n_features\), got \(0,\)"),
    ([[], []], [1, 0], r"X must have shape \(n_samples, n_features\), got \(2, 0\)"),
    ([1, 2], [1, 0], r"X must have shape \(n_samples, n_features\), got \(2,\)"),
    ([[1, 2], [3]], [1, 0], "X must hold rows of numbers, all of one length: "),
    ([[1], [2]], [1], "X and y must have the same length, got 2 and 1"),
    ([[1], [2]], [[1], [0]], r"y must have shape \(n,\), got \(2, 1\)"),
]


@pytest.mark.parametrize("build", [ridge_error, cross_entropy, ridge_regression, logistic_regression])
@pytest.mark.parametrize(("table", "y", "text"), REFUSED)
def test_what_does_not_fit_is_refused(build: object, table: object, y: object, text: str) -> None:
    """Never repaired in silence, such as by cutting the longer one."""
    assert callable(build)
    with pytest.raises(ValueError, match=text):
        build(table, y)


@pytest.mark.parametrize("labels", [[0, 2], [-1, 1], [0.5, 1], [math.nan, 0]])
def test_a_label_is_0_or_1(labels: list[float]) -> None:
    """The labels -1 and 1 belong to another formula."""
    with pytest.raises(ValueError, match=r"y must hold the labels 0 and 1 only, got \["):
        cross_entropy([[1], [2]], labels)


@pytest.mark.parametrize("penalty", [-0.1, math.inf, math.nan])
def test_a_price_is_not_negative(penalty: float) -> None:
    """A reward for large weights has no minimum."""
    with pytest.raises(ValueError, match=f"penalty must be at least 0 and finite, got {penalty}"):
        ridge_error(X, Y, penalty=penalty)


@pytest.mark.parametrize("fit", [ridge_regression, logistic_regression])
def test_a_fit_refuses_a_step_backward(fit: object) -> None:
    """Numbers of steps and step sizes are checked as everywhere."""
    assert callable(fit)
    with pytest.raises(ValueError, match="steps must be at least 0, got -1"):
        fit(X, LABELS, steps=-1)
    with pytest.raises(ValueError, match=r"step_size must be positive and finite, got 0\.0"):
        fit(X, LABELS, step_size=0.0)


def test_a_model_has_names() -> None:
    """Weights are an array, the intercept is a plain float."""
    model = ridge_regression(X, Y, steps=1)

    assert isinstance(model, LinearModel)
    assert model.w.shape == (2,)
    assert type(model.b) is float
