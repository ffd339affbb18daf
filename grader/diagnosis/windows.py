"""What part of the plane a plot shows: all that is right, and what else is not far away. Pure."""

import math
from collections.abc import Iterable, Sequence

from grader.plots import PROPORTION, Window
from grader.plots.scales import Scale, drawable, linear, logarithmic

Place = tuple[float, float]

REACH = 4.0
"""So many times its own size a window may grow for a wrong answer, to either side."""

FEWEST_DECADES = 4.0
"""Of these it may always grow by so many, where the axis is logarithmic."""

ROOM = 1.5
"""A window of paths is so many times as large as what is right in it."""


def window_around(right: Sequence[Place], came: Sequence[Place], *, log: bool) -> Window:
    """Frame what is right, and what came as far as it is within reach.

    Parameters
    ----------
    right : sequence of (x, y)
        At least one, all of them finite; above 0 where the axis is logarithmic.
    came : sequence of (x, y)
        Any numbers.
    log : bool
        Whether the y axis is logarithmic.
    """
    left, width = _linear_ends([x for x, _ in right], [x for x, _ in came])
    ends = _logarithmic_ends if log else _linear_ends
    return left, width, *ends([y for _, y in right], [y for _, y in came])


def window_of_paths(right: Sequence[Place]) -> Window:
    """Frame places with room around them, and one scale for both axes: right angles are seen as such."""
    xs, ys = zip(*right, strict=True)
    height = ROOM * max((max(xs) - min(xs)) / PROPORTION, max(ys) - min(ys)) or 1.0
    x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return (
        x - height * PROPORTION / 2,
        x + height * PROPORTION / 2,
        y - height / 2,
        y + height / 2,
    )


def within(place: Place, window: Window, *, log: bool) -> bool:
    """Tell whether a place is in a window."""
    return all(-1e-9 <= share <= 1 + 1e-9 for share in shares(place, window, log=log))


def shares(place: Place, window: Window, *, log: bool) -> tuple[float, float]:
    """Return how far a place lies from left to right, and from bottom to top; nan where it has none."""
    left, right, bottom, top = window
    across, upwards = Scale(left, right, 0, 1, ()), Scale(bottom, top, 0, 1, (), log=log)
    x, y = place
    if not (across.shows(x) and upwards.shows(y)):
        return math.nan, math.nan
    return across.at(x), upwards.at(y)


def _linear_ends(right: Sequence[float], came: Iterable[float]) -> tuple[float, float]:
    low, high = min(right), max(right)
    reach = REACH * ((high - low) or abs(high) or 1.0)
    axis = linear([*right, *(number for number in came if low - reach <= number <= high + reach)], 0, 1)
    return axis.low, axis.high


def _logarithmic_ends(right: Sequence[float], came: Iterable[float]) -> tuple[float, float]:
    low, high = math.log10(min(right)), math.log10(max(right))
    reach = max(REACH * (high - low), FEWEST_DECADES)
    positive = (number for number in came if drawable(number, log=True))
    near = [number for number in positive if low - reach <= math.log10(number) <= high + reach]
    axis = logarithmic([*right, *near], 0, 1)
    return axis.low, axis.high
