"""The plan of a run against closed forms, exact fractions, and what runs really do."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference import (
    best_decay,
    best_fixed_step,
    decay_factors,
    descend,
    largest_stable_step,
    quadratic,
    steps_to_shrink,
)

# Symmetric matrices with eigenvalues known in closed form.
BOWLS = [
    ([[1, 0], [0, 4]], 1, 4),
    ([[2, 1], [1, 2]], 1, 3),
    ([[5, 2], [2, 2]], 1, 6),
    ([[10, -3], [-3, 2]], 1, 11),
    ([[3, 0], [0, 3]], 3, 3),
    ([[7]], 7, 7),
]


@pytest.mark.parametrize(("hessian", "low", "high"), BOWLS)
def test_follow_from_the_extreme_eigenvalues(hessian: list[list[float]], low: float, high: float) -> None:
    """The step is 2 / (low + high), and the decay (high - low) / (high + low)."""
    assert best_fixed_step(hessian) == pytest.approx(2 / (low + high), rel=1e-13)
    assert best_decay(hessian) == pytest.approx((high - low) / (high + low), rel=1e-13, abs=1e-15)


@pytest.mark.parametrize("hessian", [hessian for hessian, _, _ in BOWLS])
def test_no_other_step_has_a_better_worst_direction(hessian: list[list[float]]) -> None:
    """Searched in thousandths of the bound: the largest decay factor is never below the decay promised."""
    worst = [
        np.max(np.abs(decay_factors(hessian, share * largest_stable_step(hessian) / 1000)))
        for share in range(1, 1001)
    ]

    assert min(worst) >= best_decay(hessian) - 1e-12
    assert np.max(np.abs(decay_factors(hessian, best_fixed_step(hessian)))) == pytest.approx(
        best_decay(hessian), abs=1e-12
    )


@pytest.mark.parametrize("part", [0.5, 0.1, 0.01, 0.001])
def test_a_real_run_needs_as_many_steps(part: float) -> None:
    """From equal parts along both axes, each step multiplies the distance by the decay."""
    hessian = [[1.0, 0.0], [0.0, 20.0]]
    run = descend(quadratic(hessian).gradient, [1.0, 1.0], best_fixed_step(hessian), max_iter=200, tol=None)
    left = np.linalg.norm(run.points, axis=1) / np.linalg.norm(run.points[0])

    assert steps_to_shrink(best_decay(hessian), part) == int(np.flatnonzero(left <= part)[0])


@given(decay=st.floats(0.01, 0.95), part=st.floats(0.001, 0.999))
def test_counts_the_steps_that_exact_fractions_count(decay: float, part: float) -> None:
    """Powers of the very same numbers, unrounded; a near tie within 1e-12 may go either way."""
    steps = steps_to_shrink(decay, part)

    assert Fraction(decay) ** steps <= Fraction(part) * (1 + Fraction(1, 10**12))
    assert steps == 1 or Fraction(decay) ** (steps - 1) > Fraction(part) * (1 - Fraction(1, 10**12))


@pytest.mark.parametrize("halvings", range(1, 200))
def test_a_whole_number_of_steps_is_not_rounded_up(halvings: int) -> None:
    """Powers of two are exact, while the quotient of their logarithms need not be."""
    assert steps_to_shrink(0.5, 0.5**halvings) == halvings
    assert steps_to_shrink(0.125, 0.125**halvings) == halvings


def test_one_step_at_least() -> None:
    """On a round bowl one step lands; and no run gets anywhere without a step."""
    assert steps_to_shrink(0.0, 0.01) == 1
    assert steps_to_shrink(0.1, 0.9) == 1


@pytest.mark.parametrize("decay", [-0.5, 1.0, 1.5, float("nan")])
def test_without_decay_there_is_no_count(decay: float) -> None:
    """With 1 the distance stays for ever."""
    with pytest.raises(ValueError, match=f"decay must be at least 0 and below 1, got {decay}"):
        steps_to_shrink(decay, 0.1)


@pytest.mark.parametrize("part", [0.0, 1.0, 2.0, float("nan")])
def test_a_goal_lies_between_all_and_nothing(part: float) -> None:
    """Nothing is never left, and all of it is left before the run."""
    with pytest.raises(ValueError, match=f"part must lie between 0 and 1, got {part}"):
        steps_to_shrink(0.5, part)


@pytest.mark.parametrize("hessian", [[[1, 2], [2, 1]], [[1, 0], [0, 0]]])
def test_without_a_bowl_there_is_no_plan(hessian: list[list[float]]) -> None:
    """Somewhere the ground is flat or falls away."""
    with pytest.raises(ValueError, match="hessian must be positive definite, got eigenvalues"):
        best_fixed_step(hessian)
    with pytest.raises(ValueError, match="hessian must be positive definite, got eigenvalues"):
        best_decay(hessian)
