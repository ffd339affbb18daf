"""Bounds and factors against closed forms, and against what runs really do."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference import (
    central_difference,
    condition_number,
    curvatures,
    decay_factors,
    descend,
    largest_stable_step,
    mse_hessian,
    mse_of_line,
    quadratic,
)


@given(a=st.floats(-50, 50), b=st.floats(-50, 50), d=st.floats(-50, 50))
def test_curvatures_are_the_roots_of_the_characteristic_polynomial(a: float, b: float, d: float) -> None:
    """For [[a, b], [b, d]] they are the mean of a and d, plus and minus the hypotenuse."""
    middle, radius = (a + d) / 2, math.hypot((a - d) / 2, b)

    np.testing.assert_allclose(curvatures([[a, b], [b, d]]), [middle - radius, middle + radius], atol=1e-12)


@pytest.mark.parametrize(
    ("hessian", "bound"),
    [
        ([[1, 0], [0, 20]], 0.1),
        ([[2, 1], [1, 2]], 2 / 3),
        ([[5]], 0.4),
        ([[5, 2], [2, 2]], 1 / 3),
        ([[10, -3], [-3, 2]], 2 / 11),
        ([[0.001, 0], [0, 1000.0]], 0.002),
        ([[4, 1, 0], [1, 3, 1], [0, 1, 2]], 2 / (3 + math.sqrt(3))),
        ([[2, -1, 0], [-1, 2, -1], [0, -1, 2]], 2 / (2 + math.sqrt(2))),
    ],
)
def test_the_bound_is_two_over_the_largest_eigenvalue(hessian: list[list[float]], bound: float) -> None:
    """The eigenvalues of these matrices are known in closed form."""
    assert largest_stable_step(hessian) == pytest.approx(bound, rel=1e-13)


@pytest.mark.parametrize(("share", "ends_below"), [(0.99, True), (1.01, False)])
def test_runs_shrink_below_the_bound_and_grow_above_it(share: float, ends_below: bool) -> None:
    """One percent on either side shows after 1000 steps: 0.98**1000 and 1.02**1000."""
    hessian = [[5.0, 2.0], [2.0, 2.0]]
    size = share * largest_stable_step(hessian)
    trace = descend(quadratic(hessian).gradient, [1.0, 1.0], size, max_iter=1000, tol=None)

    assert (np.linalg.norm(trace.x) < 1e-6) == ends_below
    assert (np.linalg.norm(trace.x) > 1e6) != ends_below


def test_at_the_bound_a_run_bounces_for_ever() -> None:
    """The factor is exactly -1 along the steep axis."""
    trace = descend(quadratic([[1, 0], [0, 16]]).gradient, [0.0, 5.0], 0.125, max_iter=101, tol=None)

    assert trace.points[:, 1].tolist() == [5.0, -5.0] * 51


@given(size=st.floats(0.001, 0.2), q=st.integers(0, 1))
def test_a_step_multiplies_each_eigenvector_by_its_factor(size: float, q: int) -> None:
    """One real step from an eigenvector that numpy.linalg found."""
    hessian = np.array([[10.0, -3.0], [-3.0, 2.0]])
    vector = np.linalg.eigh(hessian)[1][:, q]
    trace = descend(quadratic(hessian).gradient, vector, size, max_iter=1, tol=None)

    np.testing.assert_allclose(trace.x, decay_factors(hessian, size)[q] * vector, atol=1e-14)


def test_a_flat_direction_stands_still() -> None:
    """Factors are defined without a minimum as well: one point leaves one direction flat."""
    np.testing.assert_allclose(decay_factors(mse_hessian([5.0]), 0.01), [1.0, 1.0 - 0.01 * 52.0])


@pytest.mark.parametrize(
    ("hessian", "kappa"),
    [([[1, 0], [0, 10]], 10.0), ([[2, 1], [1, 2]], 3.0), ([[5, 2], [2, 2]], 6.0), ([[3, 0], [0, 3]], 1.0)],
)
def test_the_condition_number_is_the_ratio_of_the_extreme_eigenvalues(
    hessian: list[list[float]], kappa: float
) -> None:
    """numpy.linalg.cond takes it from singular values instead."""
    assert condition_number(hessian) == pytest.approx(kappa, rel=1e-13)
    assert condition_number(hessian) == pytest.approx(float(np.linalg.cond(hessian)), rel=1e-13)


@given(st.lists(st.floats(-10, 10), min_size=1, max_size=6))
def test_the_hessian_of_a_line_is_the_derivative_of_its_gradient(xs: list[float]) -> None:
    """The gradient is linear in (m, b), so central differences of it are exact up to rounding."""
    gradient = mse_of_line(xs, np.sin(xs)).gradient
    dm = central_difference(lambda line: float(gradient(line)[0]), [0.5, -1.0], h=1.0)
    db = central_difference(lambda line: float(gradient(line)[1]), [0.5, -1.0], h=1.0)

    np.testing.assert_allclose(mse_hessian(xs), [dm, db], atol=1e-12, rtol=1e-12)


@pytest.mark.parametrize(("xs", "product"), [([8, 9, 10, 9.5], 1.696), (list(range(1, 21)), 2.885)])
def test_the_products_of_the_challenge_are_right(xs: list[float], product: float) -> None:
    """Rate 0.01 times the largest curvature: below 2 the data of the challenge settle, above they do not."""
    assert 0.01 * curvatures(mse_hessian(xs))[-1] == pytest.approx(product, abs=5e-4)


def test_sixteen_points_settle_at_a_hundredth_and_seventeen_do_not() -> None:
    """Of the rows x = 1, 2, 3, ... it is the longest that the rate 0.01 can bear."""
    assert largest_stable_step(mse_hessian(range(1, 17))) > 0.01
    assert largest_stable_step(mse_hessian(range(1, 18))) < 0.01


@pytest.mark.parametrize(
    "hessian", [[[1, 2], [2, 1]], [[1, 0], [0, 0]], [[1, 1], [1, 1]], [[-1]], [[0]], [[0.1, 0.3], [0.3, 0.9]]]
)
def test_without_a_bowl_there_is_no_bound(hessian: list[list[float]]) -> None:
    """Somewhere the ground is flat or falls away; eigenvalues of rounding size count as flat."""
    with pytest.raises(ValueError, match="hessian must be positive definite, got eigenvalues"):
        largest_stable_step(hessian)
    with pytest.raises(ValueError, match="hessian must be positive definite, got eigenvalues"):
        condition_number(hessian)


@pytest.mark.parametrize(
    ("hessian", "text"),
    [
        ([], r"hessian must have shape \(n, n\), got \(0,\)"),
        ([[1, 0]], r"hessian must have shape \(n, n\), got \(1, 2\)"),
        ([[1, 2], [0, 3]], "hessian must be finite and symmetric"),
    ],
)
def test_what_is_no_hessian_is_refused(hessian: list[list[float]], text: str) -> None:
    """An eigenvalue routine would read one triangle and ignore the other."""
    with pytest.raises(ValueError, match=text):
        largest_stable_step(hessian)
    with pytest.raises(ValueError, match=text):
        decay_factors(hessian, 0.1)


def test_no_points_have_no_curvature() -> None:
    """The mean of nothing is no number."""
    with pytest.raises(ValueError, match="xs and ys must hold at least one point, got none"):
        mse_hessian([])
