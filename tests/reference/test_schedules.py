"""Schedules against their formulas in exact fractions."""

import math
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference import as_schedule, constant, exponential, inverse_time, step_decay

sizes = st.floats(1e-6, 10)
steps = st.integers(0, 60)


@given(size=sizes, k=steps)
def test_constant_never_changes(size: float, k: int) -> None:
    """The formula is the size itself."""
    assert constant(size)(k) == size


@given(size=sizes, decay=st.floats(0, 5), k=steps)
def test_inverse_time_divides_by_one_plus_decay_times_step(size: float, decay: float, k: int) -> None:
    """Three roundings separate it from the exact quotient."""
    exact = Fraction(size) / (1 + Fraction(decay) * k)

    assert inverse_time(size, decay)(k) == pytest.approx(float(exact), rel=1e-15)


@given(size=sizes, decay=st.floats(0.25, 1), k=steps)
def test_exponential_multiplies_by_decay_at_every_step(size: float, decay: float, k: int) -> None:
    """The power is rounded once or twice, the product once."""
    exact = Fraction(size) * Fraction(decay) ** k

    assert exponential(size, decay)(k) == pytest.approx(float(exact), rel=1e-14)


@given(size=sizes, every=st.integers(1, 10), k=steps)
def test_step_decay_multiplies_once_a_stage(size: float, every: int, k: int) -> None:
    """Halving is exact in binary, so equality is asked."""
    assert step_decay(size, 0.5, every)(k) == size / 2 ** (k // every)


@pytest.mark.parametrize(
    "schedule", [constant(0.4), inverse_time(0.4, 0.5), exponential(0.4, 0.8), step_decay(0.4, 0.5, 3)]
)
def test_the_first_step_has_the_full_size(schedule: Callable[[int], float]) -> None:
    """Step numbers begin at 0."""
    assert schedule(0) == 0.4


def test_a_factor_of_one_or_a_decay_of_zero_keeps_the_size() -> None:
    """The constant schedule in disguise."""
    schedules = [inverse_time(0.25, 0.0), exponential(0.25, 1.0), step_decay(0.25, 1.0, 1)]

    assert [schedule(50) for schedule in schedules] == [0.25] * 3


def test_a_number_is_read_as_a_constant_schedule() -> None:
    """Integers too; a function is taken as it is."""

    def halving(k: int) -> float:
        return 2.0**-k

    assert as_schedule(1)(7) == 1.0
    assert as_schedule(halving) is halving


@pytest.mark.parametrize("size", [0.0, -0.1, math.inf, math.nan])
def test_a_size_that_is_not_positive_and_finite_is_refused(size: float) -> None:
    """Such a step stands still, climbs, or goes nowhere one can name."""
    with pytest.raises(ValueError, match=f"step_size must be positive and finite, got {size}"):
        as_schedule(size)
    for build, options in (
        (constant, ()),
        (inverse_time, (0.5,)),
        (exponential, (0.5,)),
        (step_decay, (0.5, 2)),
    ):
        with pytest.raises(ValueError, match=f"^size must be positive and finite, got {size}"):
            build(size, *options)


@pytest.mark.parametrize("decay", [-0.1, math.inf, math.nan])
def test_inverse_time_refuses_a_decay_that_grows(decay: float) -> None:
    """A negative decay reaches a division by zero."""
    with pytest.raises(ValueError, match=f"decay must be at least 0 and finite, got {decay}"):
        inverse_time(0.1, decay)


@pytest.mark.parametrize("factor", [0.0, -0.5, 1.5, math.nan])
def test_factors_outside_zero_to_one_are_refused(factor: float) -> None:
    """Above 1 a schedule would grow, at 0 it would stop."""
    with pytest.raises(ValueError, match=f"decay must be above 0 and at most 1, got {factor}"):
        exponential(0.1, factor)
    with pytest.raises(ValueError, match=f"factor must be above 0 and at most 1, got {factor}"):
        step_decay(0.1, factor, 2)


def test_a_stage_has_at_least_one_step() -> None:
    """Zero steps a stage would divide by zero."""
    with pytest.raises(ValueError, match="every must be at least 1, got 0"):
        step_decay(0.1, 0.5, 0)
