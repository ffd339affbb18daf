"""Lines of equal height, and paths that cross them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, isfinite, pi, sin, sqrt

from grader.plots.axes import LEFT, RIGHT, TOP, axes
from grader.plots.clipping import Frame, Place, between
from grader.plots.curves import LEGEND_LINE, Series, legend, marked, numbers
from grader.plots.figure import Caption, figure
from grader.plots.scales import Window, within

HEIGHT = 300.0
BOTTOM = HEIGHT - 36.0

PROPORTION = (RIGHT - LEFT) / (BOTTOM - TOP)
"""Width of the window to its height where both axes have one scale."""

AROUND = 72
"""So many points of an ellipse are joined; all of them lie on it."""


@dataclass(frozen=True, slots=True)
class Bowl:
    """Heights ``a*u*u + b*u*v + c*v*v``, with u and v measured from the center.

    Raises
    ------
    ValueError
        If it does not rise in every direction: its lines are no ellipses then.
    """

    a: float
    b: float
    c: float
    center: Place = (0.0, 0.0)

    def __post_init__(self) -> None:
        if not (self.a > 0 and 4 * self.a * self.c > self.b * self.b):
            raise ValueError(f"a bowl has a > 0 and 4ac > b², got {self.a}, {self.b}, {self.c}")

    def height(self, x: float, y: float) -> float:
        """Return the height of a place."""
        u, v = x - self.center[0], y - self.center[1]
        return self.a * u * u + self.b * u * v + self.c * v * v

    def lines(self, level: float, _: Window) -> Iterator[list[Place]]:
        """Give the ellipse of one height."""
        if level > 0:
            yield [self._at(2 * pi * number / AROUND, level) for number in range(AROUND + 1)]

    def _at(self, angle: float, level: float) -> Place:
        """Return a point of it: with s = u + b/2a v the height is a s² + (c - b²/4a) v²."""
        v = sin(angle) * sqrt(level / (self.c - self.b * self.b / (4 * self.a)))
        u = cos(angle) * sqrt(level / self.a) - self.b / (2 * self.a) * v
        return self.center[0] + u, self.center[1] + v


@dataclass(frozen=True, slots=True)
class Grid:
    """Heights at the points of a grid over the window: rows from bottom to top."""

    rows: Sequence[Sequence[float]]

    def lines(self, level: float, window: Window) -> Iterator[list[Place]]:
        """Give the line of one height in short pieces, by marching squares."""
        if not (len(self.rows) > 1 and len(self.rows[0]) > 1):
            return
        left, right, bottom, top = window
        width, height = (right - left) / (len(self.rows[0]) - 1), (top - bottom) / (len(self.rows) - 1)
        for row, (below, above) in enumerate(pairwise(self.rows)):
            for column, ((a, b), (d, c)) in enumerate(zip(pairwise(below), pairwise(above), strict=True)):
                for piece in _crossings((a, b, c, d), level):
                    yield [(left + (column + u) * width, bottom + (row + v) * height) for u, v in piece]


def contours(
    caption: Caption, surface: Bowl | Grid, levels: Sequence[float], paths: Sequence[Series], window: Window
) -> str:
    """Draw paths on lines of equal height.

    Parameters
    ----------
    caption : Caption
        The words.
    surface : Bowl or Grid
        What has the heights.
    levels : sequence of float
        Heights that are drawn.
    paths : sequence of Series
        At most four; their points are marked.
    window : tuple of float
        Left, right, bottom, top; a window of `PROPORTION` shows right angles as such.
    """
    left, right, bottom, top = window
    frame = Frame(within(left, right, LEFT, RIGHT), within(bottom, top, BOTTOM, TOP))
    pieces = [
        "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in stretch)
        for level in levels
        for line in surface.lines(level, window)
        for stretch in frame.stretches(line)
    ]
    shapes = [*axes(caption, frame.x, frame.y), f'<path class="level" d="{"".join(pieces)}"/>']
    shapes += [shape for number, path in enumerate(paths) for shape in marked(path.points, frame, number)]
    shapes += legend([], paths, HEIGHT)
    return figure(caption, HEIGHT + LEGEND_LINE * len(paths), shapes, numbers(caption, paths))


CORNERS = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


def _crossings(heights: Sequence[float], level: float) -> Iterator[list[Place]]:
    """Give the pieces of a line in one square, corner by corner; where two cross it, its middle decides."""
    if not (min(heights) < level <= max(heights) and all(map(isfinite, heights))):
        return
    found = [
        between(CORNERS[at - 1], CORNERS[at], (level - heights[at - 1]) / (heights[at] - heights[at - 1]))
        for at in range(4)
        if (heights[at - 1] < level) != (heights[at] < level)
    ]
    if len(found) == 2:
        yield found
    elif found:
        left, bottom, right, top = found
        with_first = (sum(heights) / 4 < level) == (heights[0] < level)
        yield from ([[bottom, right], [top, left]] if with_first else [[left, bottom], [right, top]])
