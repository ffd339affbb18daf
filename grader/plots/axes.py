"""The frame of a plot with two axes: round numbers, faint lines to read them by, and what they count."""

from collections.abc import Callable, Iterable, Iterator

from grader.plots.figure import WIDTH, Caption, stroke, text
from grader.plots.scales import Scale, linear, written

LEFT, RIGHT, TOP, BOTTOM = 60.0, WIDTH - 16.0, 24.0, 190.0
HEIGHT = 226.0

MakeScale = Callable[[Iterable[float], float, float], Scale]


def across(values: Iterable[float], make: MakeScale = linear) -> Scale:
    """Make the axis from left to right."""
    return make(values, LEFT, RIGHT)


def upwards(values: Iterable[float], make: MakeScale = linear) -> Scale:
    """Make the axis from bottom to top."""
    return make(values, BOTTOM, TOP)


def axes(caption: Caption, x: Scale, y: Scale) -> Iterator[str]:
    """Draw both axes with their numbers and names."""
    low = y.start
    for tick in y.ticks:
        yield stroke("grid", LEFT, y.at(tick), RIGHT, y.at(tick))
        yield text(written(tick), LEFT - 6, y.at(tick) + 4, "end")
    for tick in x.ticks:
        yield stroke("axis", x.at(tick), low, x.at(tick), low + 4)
        yield text(written(tick), x.at(tick), low + 17, "middle")
    yield stroke("axis", LEFT, low, RIGHT, low)
    yield stroke("axis", LEFT, TOP, LEFT, low)
    yield text(caption.x, RIGHT, low + 32, "end")
    yield text(caption.y, 2, 12)
