"""Answers that are right for another convention are told the factor."""

from typing import Any

import pytest

from grader.diagnosis.conventions import convention_of
from grader.diagnosis.observing import Seen
from grader.suite.proxy import Call

PARAMETERS = {"loss": ("points", "lr")}
POINTS = ([1, 2], [1, 2, 3], [4, 5, 6, 7, 8], [1])
RATES = (0.1, 0.5, 0.2, 0.3)
LOSSES = (3.0, 0.7, 12.5, 2.0)


def seen(values: list[Any]) -> list[Seen]:
    """Return what four probes showed."""
    calls: list[tuple[Call, ...]] = [
        (("loss", (points, lr), {}),) for points, lr in zip(POINTS, RATES, strict=True)
    ]
    return [Seen(value, calls=call) for value, call in zip(values, calls, strict=True)]


def told(values: list[Any], right: list[Any], tolerance: float = 1e-6) -> str:
    """Return the sentence."""
    return convention_of(seen(values), seen(right), PARAMETERS, tolerance)


@pytest.mark.parametrize(
    ("factors", "said"),
    [
        ([2, 2, 2, 2], "2 times"),
        ([0.5] * 4, "1/2 times"),
        ([len(points) for points in POINTS], "len(points) times"),
        ([1 / len(points) for points in POINTS], "1/len(points) times"),
        ([2 * len(points) for points in POINTS], "2 · len(points) times"),
        (list(RATES), "lr times"),
        ([1 / rate for rate in RATES], "1/lr times"),
        ([-1] * 4, "with the other sign"),
    ],
)
def test_the_factor_is_told(factors: list[float], said: str) -> None:
    """A number, or what the input multiplies by: a sum for a mean, half the loss, a rate folded in."""
    found = told([f * loss for f, loss in zip(factors, LOSSES, strict=True)], list(LOSSES))

    assert found.startswith("In every call that was tried, what you return is ")
    assert said in found


def test_each_part_has_its_own_factor() -> None:
    """The loss may be a sum while the slope is right."""
    right = [{"loss": loss, "slope": 2 * loss} for loss in LOSSES]
    values = [{**one, "loss": one["loss"] * len(points)} for one, points in zip(right, POINTS, strict=True)]

    assert (
        told(values, right) == "In every call that was tried, your loss is len(points) times the right one."
    )


def test_parts_with_one_factor_are_told_in_one_sentence() -> None:
    """Half of the loss has half of its slopes."""
    right = [{"loss": loss, "dm": 3 * loss, "db": -loss} for loss in LOSSES]
    halves = [{name: value / 2 for name, value in one.items()} for one in right]

    assert told(halves, right) == (
        "In every call that was tried, your loss, dm and db are 1/2 times the right ones."
    )


@pytest.mark.parametrize(
    "values",
    [
        list(LOSSES),
        [loss + 1 for loss in LOSSES],
        [*(2 * loss for loss in LOSSES[:3]), 5.0],
        [loss**2 for loss in LOSSES],
        [137.7 * loss for loss in LOSSES],
        [0.0] * 4,
        [None] * 4,
        [float("nan")] * 4,
        [[loss, loss] for loss in LOSSES],
    ],
)
def test_anything_else_is_told_nothing(values: list[Any]) -> None:
    """Right ones, shifted ones, one that does not fit, and a factor that nobody would call a convention."""
    assert told(values, list(LOSSES)) == ""


def test_rounded_answers_have_factors_too() -> None:
    """Twice a rounded number is not the rounded double."""
    doubled = [round(2 * loss + 0.003, 2) for loss in LOSSES]

    assert "2 times" in told(doubled, list(LOSSES), tolerance=0.011)


def test_an_exception_ends_it() -> None:
    """One probe without an answer, and nothing can be said of all."""
    values = seen(list(LOSSES))
    values[2] = Seen(raised="ValueError", calls=values[2].calls)

    assert convention_of(values, seen(list(LOSSES)), PARAMETERS, 1e-6) == ""
