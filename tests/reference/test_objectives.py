"""Objectives against exact fractions, finite differences and solved minima."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference import Objective, descend, gradient_error, mse_of_line, parabola, penalized, quadratic

numbers = st.floats(-10, 10, width=32)
OBJECTIVES = {
    "parabola": (parabola(0.5, 3.0), 1),
    "bowl along the axes": (parabola([1.0, 2.0], [1.0, 2.0]), 2),
    "coupled quadratic": (quadratic([[4.0, -1.0], [-1.0, 2.0]], [1.0, -3.0]), 2),
    "bowl with a penalty": (penalized(parabola([1.0, 2.0], [1.0, 2.0]), 0.75), 2),
    "error of a line": (mse_of_line([-1.5, 0.5, 4.0], [2.25, -1.0, 3.5]), 2),
}


@pytest.mark.parametrize("name", OBJECTIVES)
@given(data=st.data())
def test_every_gradient_agrees_with_the_values(name: str, data: st.DataObject) -> None:
    """Central differences use the value only; on a quadratic they are exact up to rounding."""
    objective, n = OBJECTIVES[name]
    x = data.draw(st.lists(numbers, min_size=n, max_size=n))

    assert gradient_error(objective.value, objective.gradient, x, h=1e-3).max() < 1e-8


def test_a_parabola_has_the_numbers_of_the_loss_map() -> None:
    """At (0, 0) the bowl (x - 1)^2 + 2 (y - 2)^2 is 1 + 8 high and falls by 2 and 8 along the axes."""
    bowl = parabola([1.0, 2.0], [1.0, 2.0])

    assert bowl.value(np.zeros(2)) == 9.0
    assert bowl.gradient(np.zeros(2)).tolist() == [-2.0, -8.0]
    assert bowl.value(np.array([1.0, 2.0])) == 0.0


def test_one_scale_serves_any_dimension() -> None:
    """Scale 1 and center 0 make the squared length."""
    assert parabola().value(np.array([3.0, 4.0])) == 25.0
    assert parabola().gradient(np.array([4.0])).tolist() == [8.0]


def test_a_quadratic_is_level_at_the_solution_of_its_equations() -> None:
    """The gradient A x - b is zero where numpy.linalg solves A x = b."""
    a, b = np.array([[5.0, 2.0], [2.0, 2.0]]), np.array([1.0, -7.0])

    np.testing.assert_allclose(quadratic(a, b).gradient(np.linalg.solve(a, b)), 0.0, atol=1e-13)


def test_a_quadratic_without_a_linear_part_has_its_minimum_at_zero() -> None:
    """Nothing is left of x' A x / 2 - b' x at x = 0."""
    bowl = quadratic([[1.0, 0.0], [0.0, 20.0]])

    assert bowl.value(np.zeros(2)) == 0.0
    assert bowl.gradient(np.zeros(2)).tolist() == [0.0, 0.0]


@pytest.mark.parametrize("strength", [0.0, 0.5, 6.0])
def test_a_penalty_adds_the_strength_to_every_curvature(strength: float) -> None:
    """The minimum is where numpy.linalg solves (A + strength I) x = b."""
    a, b = np.array([[5.0, 2.0], [2.0, 2.0]]), np.array([1.0, -7.0])
    low = np.linalg.solve(a + strength * np.eye(2), b)

    np.testing.assert_allclose(penalized(quadratic(a, b), strength).gradient(low), 0.0, atol=1e-13)


def test_a_step_on_a_penalty_lets_the_weights_decay() -> None:
    """In exact fractions each weight is multiplied by 1 - size * strength before the data move it."""
    w, slopes, size, strength = [4.0, -8.0], [2.0, 1.0], 0.5, 0.25
    loss = penalized(Objective(lambda x: float(np.dot(slopes, x)), lambda _: np.array(slopes)), strength)
    keep = 1 - Fraction(size) * Fraction(strength)
    expected = [keep * Fraction(a) - Fraction(size) * Fraction(g) for a, g in zip(w, slopes, strict=True)]

    assert descend(loss.gradient, w, size, max_iter=1, tol=None).x.tolist() == [float(a) for a in expected]


def test_a_penalty_is_half_the_squared_length() -> None:
    """On flat ground at (3, 4): half of 0.5 times 25."""
    flat = Objective(lambda _: 0.0, np.zeros_like)

    assert penalized(flat, 0.5).value(np.array([3.0, 4.0])) == 6.25


@pytest.mark.parametrize("strength", [-0.1, np.inf, np.nan])
def test_a_penalty_rewards_nothing(strength: float) -> None:
    """Below 0 large coordinates would pay."""
    with pytest.raises(ValueError, match=f"strength must be at least 0 and finite, got {strength}"):
        penalized(parabola(), strength)


def test_a_penalty_does_not_stretch_a_gradient() -> None:
    """One number plus a vector would be a vector in silence."""
    short = penalized(Objective(lambda _: 0.0, lambda x: x[:1]), 0.5)

    with pytest.raises(ValueError, match=r"gradient\(x\) must have shape \(2,\) like x, got \(1,\)"):
        short.gradient(np.zeros(2))


@given(points=st.lists(st.tuples(numbers, numbers), min_size=1, max_size=6), m=numbers, b=numbers)
def test_the_error_of_a_line_is_what_exact_fractions_say(
    points: list[tuple[float, float]], m: float, b: float
) -> None:
    """Fractions carry no rounding; the sums have at most six terms of size 1e5, hence 1e-10."""
    residuals = [Fraction(y) - Fraction(m) * Fraction(x) - Fraction(b) for x, y in points]
    loss = sum((r * r for r in residuals), Fraction(0)) / len(points)
    dm = -2 * sum((Fraction(x) * r for (x, _), r in zip(points, residuals, strict=True)), Fraction(0))
    db = -2 * sum(residuals, Fraction(0))
    xs, ys = zip(*points, strict=True)
    error, line = mse_of_line(xs, ys), np.array([m, b])

    assert error.value(line) == pytest.approx(float(loss), rel=1e-12, abs=1e-10)
    expected = [float(dm / len(points)), float(db / len(points))]
    np.testing.assert_allclose(error.gradient(line), expected, rtol=1e-12, atol=1e-10)


def test_the_error_of_a_line_is_level_at_the_least_squares_line() -> None:
    """numpy.linalg finds the minimum without a gradient."""
    x, y = np.array([1.0, 2.0, 4.0, 7.0]), np.array([-120.0, -260.0, -410.0, -800.0])
    best = np.linalg.lstsq(np.column_stack([x, np.ones(4)]), y)[0]

    np.testing.assert_allclose(mse_of_line(x, y).gradient(best), 0.0, atol=1e-10)


def test_later_changes_of_the_data_do_not_reach_an_objective() -> None:
    """Arrays are copied when the objective is built."""
    xs, matrix, center = np.array([3.0]), np.eye(1), np.array([1.0])
    objectives = [mse_of_line(xs, [7.0]), quadratic(matrix), parabola(1.0, center)]
    points = [np.array([2.0, 0.0]), np.array([2.0]), np.array([3.0])]

    def values() -> list[float]:
        return [objective.value(point) for objective, point in zip(objectives, points, strict=True)]

    before = values()
    xs[0], matrix[0, 0], center[0] = 0.0, 0.0, 0.0

    assert values() == before == [1.0, 2.0, 4.0]


def test_an_objective_is_frozen() -> None:
    """Value and gradient belong together and cannot be exchanged one by one."""
    objective = Objective(lambda x: float(x[0]), np.ones_like)

    with pytest.raises(AttributeError):
        objective.value = parabola().value  # type: ignore[misc]


@pytest.mark.parametrize(
    ("scale", "center", "shapes"),
    [([1.0, 2.0], [1.0, 2.0, 3.0], r"\(2,\) and \(3,\)"), ([[1.0]], 0.0, r"\(1, 1\) and \(\)")],
)
def test_a_parabola_refuses_axes_that_do_not_fit(scale: list[float], center: float, shapes: str) -> None:
    """Each axis has one scale and one center."""
    text = rf"scale and center must be numbers or have one shape \(n,\), got shapes {shapes}"
    with pytest.raises(ValueError, match=text):
        parabola(scale, center)


@pytest.mark.parametrize(
    ("hessian", "linear", "text"),
    [
        ([], None, r"hessian must have shape \(n, n\), got \(0,\)"),
        (np.zeros((0, 0)), None, r"hessian must have shape \(n, n\), got \(0, 0\)"),
        ([[1.0, 0.0]], None, r"hessian must have shape \(n, n\), got \(1, 2\)"),
        ([[1.0, 2.0], [0.0, 3.0]], None, r"hessian must be finite and symmetric, got \[\[1.0, 2.0\]"),
        ([[np.nan]], None, "hessian must be finite and symmetric"),
        ([[1.0]], [1.0, 2.0], r"linear must have shape \(1,\) to fit hessian, got \(2,\)"),
        ([[1.0]], 2.0, r"linear must have shape \(n,\), got \(\)"),
    ],
)
def test_a_quadratic_refuses_what_is_none(hessian: object, linear: object, text: str) -> None:
    """Half of an unsymmetric matrix would be lost in the gradient."""
    with pytest.raises(ValueError, match=text):
        quadratic(hessian, linear)  # type: ignore[arg-type]


def test_infinite_entries_are_no_curvatures() -> None:
    """An infinite diagonal is symmetric, but no bowl."""
    with pytest.raises(ValueError, match="hessian must be finite and symmetric"):
        quadratic([[np.inf]])
