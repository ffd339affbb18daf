"""From numbers to places in a picture, with round numbers to read them by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor, isfinite, log10
from typing import TypeVar

T = TypeVar("T")

MOST_STEPS = 5
LARGEST = 1e150
"""What is further from zero is drawn no more than infinity is: differences would leave the floats."""


Window = tuple[float, float, float, float]
"""Left, right, bottom and top of what is shown."""


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis: the numbers from `low` to `high` lie from `start` to `end` of the picture."""

    low: float
    high: float
    start: float
    end: float
    ticks: tuple[float, ...]
    log: bool = False

    def at(self, value: float) -> float:
        """Return where a number lies."""
        low, high, value = (
            map(log10, (self.low, self.high, value)) if self.log else (self.low, self.high, value)
        )
        return self.start + (value - low) / (high - low) * (self.end - self.start)

    def shows(self, value: float) -> bool:
        """Tell whether a number has a place on this axis."""
        return drawable(value, log=self.log)


def drawable(value: float, *, log: bool = False) -> bool:
    """Tell whether a number can be drawn; on a logarithmic axis, only what is above zero."""
    return isfinite(value) and abs(value) <= LARGEST and (not log or value >= 1 / LARGEST)


def linear(values: Iterable[float], start: float, end: float, *, whole: bool = False) -> Scale:
    """Make an axis around numbers, from one round number to another; `whole` allows no fractions between."""
    shown = [value for value in values if drawable(value)] or [0.0, 1.0]
    low, high = min(shown), max(shown)
    if high - low <= 1e-12 * max(abs(low), abs(high)):
        room = abs(low) / 2 or 1.0
        low, high = low - room, high + room
    step = _round_step((high - low) / MOST_STEPS)
    step = max(step, 1.0) if whole else step
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    ticks = tuple(number * step for number in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], start, end, ticks)


def logarithmic(values: Iterable[float], start: float, end: float) -> Scale:
    """Make an axis of powers of ten around the numbers above zero."""
    shown = [value for value in values if drawable(value, log=True)] or [1.0, 10.0]
    first, last = floor(log10(min(shown)) + 1e-9), ceil(log10(max(shown)) - 1e-9)
    last = max(last, first + 1)
    every = ceil((last - first) / MOST_STEPS)
    last = first + every * ceil((last - first) / every)
    ticks = tuple(10.0**power for power in range(first, last + 1, every))
    return Scale(ticks[0], ticks[-1], start, end, ticks, log=True)


def within(low: float, high: float, start: float, end: float, *, log: bool = False) -> Scale:
    """Make an axis from one number to another, with the round ones between them.

    Raises
    ------
    ValueError
        If there is nothing between them that could be drawn.
    """
    if not (
        drawable(low, log=log) and drawable(high, log=log) and high - low > 1e-12 * max(abs(low), abs(high))
    ):
        raise ValueError(f"an axis goes from one number to a larger one, got {low} and {high}")
    if log:
        powers = range(ceil(log10(low) - 1e-9), floor(log10(high) + 1e-9) + 1)
        ticks = tuple(10.0**power for power in powers[:: ceil(len(powers) / (MOST_STEPS + 1)) or 1])
    else:
        step = _round_step((high - low) / MOST_STEPS)
        numbers = range(ceil(low / step - 1e-9), floor(high / step + 1e-9) + 1)
        ticks = tuple(number * step for number in numbers)
    return Scale(low, high, start, end, ticks, log=log)


def written(value: float) -> str:
    """Write a number for reading; what has no place in a picture keeps its name."""
    return f"{value:.6g}"


def thinned(items: Sequence[T], most: int) -> Sequence[T]:
    """Keep at most so many of a list, evenly spread, the first and the last among them."""
    if len(items) <= most:
        return items
    return [items[round(number * (len(items) - 1) / (most - 1))] for number in range(most)]


def _round_step(rough: float) -> float:
    """Return the first of 1, 2, 5, 10 times a power of ten that is not below a rough step."""
    power = 10.0 ** floor(log10(rough))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * (1 - 1e-9))
