"""Which rule ends a run, by runs whose every number is exact in binary or worked out by hand."""

import math

import pytest

from reference import Objective, Stop, Stopping, descend, parabola

SQUARE = parabola()
STRETCHED = parabola([1.0, 4.0])
LIFTED = Objective(
    lambda x: parabola([1.0, 2.0], [1.0, 2.0]).value(x) + 5.0, parabola([1.0, 2.0], [1.0, 2.0]).gradient
)


@pytest.mark.parametrize(
    ("objective", "x0", "size", "tols", "budget", "stop", "steps"),
    [
        (STRETCHED, [2, 1], 0.1, {"gradient_tol": 0.01}, 1000, Stop.GRADIENT, 27),
        (STRETCHED, [2, 1], 0.1, {}, 3, Stop.BUDGET, 3),
        (STRETCHED, [2, 1], 0.1, {"step_tol": 0.01}, 1000, Stop.STEP, 18),
        (STRETCHED, [2, 1], 0.1, {"value_tol": 0.001}, 1000, Stop.VALUE, 18),
        (SQUARE, [4], 0.25, {"gradient_tol": 0.5}, 1000, Stop.GRADIENT, 4),  # 4, 2, 1, 0.5, 0.25: slope 0.5
        (SQUARE, [0], 0.1, {"gradient_tol": 1e-9}, 1000, Stop.GRADIENT, 0),
        (SQUARE, [4], 0.25, {"step_tol": 0.25, "value_tol": 0.1875}, 1000, Stop.STEP, 4),
        (SQUARE, [4], 0.25, {"value_tol": 0.1875}, 1000, Stop.VALUE, 4),  # 0.25 - 0.0625, reached exactly
        (SQUARE, [10], 1.1, {"value_tol": 1e-6}, 6, Stop.BUDGET, 6),
        (SQUARE, [4], 0.25, {"gradient_tol": 0.5}, 4, Stop.GRADIENT, 4),
        (LIFTED, [0, 0], 0.1, {"value_tol": 0.001}, 1000, Stop.VALUE, 15),
        (STRETCHED, [2, 1], 1e-4, {"step_tol": 0.001}, 50, Stop.STEP, 1),
        (LIFTED, [0, 0], 0.1, {"gradient_tol": 1.0, "step_tol": 0.05}, 100, Stop.GRADIENT, 5),
        (SQUARE, [10], 1.0, {"value_tol": 1e-6}, 7, Stop.VALUE, 1),
        (STRETCHED, [2, 1], 0.1, {}, 0, Stop.BUDGET, 0),
        (SQUARE, [1, 1], 0.1, {"gradient_tol": 0.1}, 1000, Stop.GRADIENT, 15),
        (SQUARE, [1], 1e-4, {}, 5, Stop.BUDGET, 5),
        (
            STRETCHED,
            [2, 1],
            0.1,
            {"gradient_tol": 3.0, "step_tol": 1e-9, "value_tol": 1e-9},
            1000,
            Stop.GRADIENT,
            2,
        ),
    ],
)
def test_the_first_rule_that_holds_ends_the_run(
    objective: Objective,
    x0: list[float],
    size: float,
    tols: dict[str, float],
    budget: int,
    stop: Stop,
    steps: int,
) -> None:
    """Gradient before budget, both before the step; step before value, both after it; equality counts."""
    rules = Stopping(value=objective.value, **tols)
    trace = descend(objective.gradient, x0, size, max_iter=budget, tol=rules)

    assert (trace.stop, trace.steps) == (stop, steps)


def test_a_plain_number_is_the_gradient_rule() -> None:
    """The short form and the long form take the same path."""
    short = descend(SQUARE.gradient, [4.0], 0.25, tol=0.5)
    long = descend(SQUARE.gradient, [4.0], 0.25, tol=Stopping(gradient_tol=0.5))

    assert short.points.tolist() == long.points.tolist() == [[4.0], [2.0], [1.0], [0.5], [0.25]]
    assert short.stop is long.stop is Stop.GRADIENT


def test_every_way_to_stop_has_the_word_that_a_report_uses() -> None:
    """A Stop compares equal to its word, so results need no translation."""
    assert [str(stop) for stop in Stop] == ["gradient", "step", "objective", "max_iter"]


@pytest.mark.parametrize("scale", [1e-200, 1e200])
def test_lengths_neither_vanish_nor_overflow(scale: float) -> None:
    """The length of (3, 4) times the scale is 5 times the scale, though the squares are out of range."""
    slopes = parabola([1.5 * scale, 2.0 * scale], -1.0).gradient
    below = descend(slopes, [0.0, 0.0], 1.0, max_iter=0, tol=4.99 * scale)
    above = descend(slopes, [0.0, 0.0], 1.0, max_iter=0, tol=5.01 * scale)

    assert (below.stop, above.stop) == (Stop.BUDGET, Stop.GRADIENT)


@pytest.mark.parametrize("tol", [-1e-9, math.nan])
@pytest.mark.parametrize("name", ["gradient_tol", "step_tol", "value_tol"])
def test_a_tolerance_that_nothing_meets_is_refused(name: str, tol: float) -> None:
    """A length is never below zero, and nothing is at most nan."""
    with pytest.raises(ValueError, match=f"{name} must be at least 0, or None for no such rule, got {tol}"):
        Stopping(value=SQUARE.value, **{name: tol})


def test_a_negative_gradient_norm_is_refused_in_the_short_form_too() -> None:
    """The number becomes the same rule."""
    with pytest.raises(ValueError, match="gradient_tol must be at least 0"):
        descend(SQUARE.gradient, [4.0], 0.25, tol=-1.0)


def test_the_value_rule_needs_the_value() -> None:
    """Without the function there is nothing to compare."""
    with pytest.raises(ValueError, match="value_tol needs the function itself; pass value=f as well"):
        Stopping(value_tol=0.1)


@pytest.mark.parametrize("tol", [1e-8, Stopping(step_tol=1e-8), Stopping(value_tol=1e-8, value=SQUARE.value)])
def test_a_run_that_is_lost_ends_by_its_budget(tol: float | Stopping) -> None:
    """At inf the slope is inf, steps and changes are inf - inf, and nan meets no rule."""
    trace = descend(lambda x: -x * x, [10.0], 1.0, max_iter=40, tol=tol)

    assert (trace.stop, trace.steps) == (Stop.BUDGET, 40)
