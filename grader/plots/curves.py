"""Curves and points over two axes; what is not finite leaves a gap, and stands in the table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from grader.plots.axes import HEIGHT, across, axes, upwards
from grader.plots.figure import Caption, Table, figure, stroke, text
from grader.plots.scales import Scale, linear, logarithmic, thinned, written

HUES = 4
MOST_ROWS = 50
LEGEND_LINE = 16

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Series:
    """Points in their order, under one name."""

    name: str
    points: Sequence[Point]


def line(caption: Caption, series: Sequence[Series], *, log: bool = False) -> str:
    """Draw curves, such as a loss per step against the right one.

    Parameters
    ----------
    caption : Caption
        The words.
    series : sequence of Series
        At most four, told apart by color and by dashes.
    log : bool
        Whether the y axis is logarithmic; what is not above zero is left out of the picture then.
    """
    return _drawn(caption, [], series, log=log)


def scatter(caption: Caption, points: Series, lines: Sequence[Series] = ()) -> str:
    """Draw points, and curves through them such as a fitted line: two points of it are enough."""
    return _drawn(caption, [points], lines, log=False)


def _drawn(caption: Caption, dots: Sequence[Series], curves: Sequence[Series], *, log: bool) -> str:
    if len(curves) > HUES:
        raise ValueError(f"at most {HUES} curves can be told apart, got {len(curves)}")
    every = [*dots, *curves]
    x = across(point[0] for one in every for point in one.points)
    y = upwards((point[1] for one in every for point in one.points), logarithmic if log else linear)
    shapes = [*axes(caption, x, y)]
    for number, one in enumerate(curves):
        shapes += _curve(one.points, x, y, f"curve hue-{number}")
    for one in dots:
        shapes += _dots(one.points, x, y)
    shapes += _legend(dots, curves)
    return figure(caption, HEIGHT + LEGEND_LINE * len(every), shapes, _table(caption, every))


def _curve(points: Sequence[Point], x: Scale, y: Scale, kind: str) -> Iterator[str]:
    """Draw one path for each stretch of points that can be drawn; a lonely one gets a dot."""
    for has_place, stretch in groupby(points, lambda point: x.shows(point[0]) and y.shows(point[1])):
        if has_place:
            places = [f"{x.at(a):.1f} {y.at(b):.1f}" for a, b in stretch]
            end = "h.1" if len(places) == 1 else ""
            yield f'<path class="{kind}" stroke-linecap="round" d="M{"L".join(places)}{end}"/>'


def _dots(points: Sequence[Point], x: Scale, y: Scale) -> Iterator[str]:
    for a, b in points:
        if x.shows(a) and y.shows(b):
            yield f'<circle class="point" cx="{x.at(a):.1f}" cy="{y.at(b):.1f}" r="3.5"/>'


def _legend(dots: Sequence[Series], curves: Sequence[Series]) -> Iterator[str]:
    for number, one in enumerate([*dots, *curves]):
        height = HEIGHT + LEGEND_LINE * (number + 0.5)
        if number < len(dots):
            yield f'<circle class="point" cx="74" cy="{height - 4:.1f}" r="3.5"/>'
        else:
            yield stroke(f"curve hue-{number - len(dots)}", 60, height - 4, 88, height - 4)
        yield text(one.name, 96, height)


def _table(caption: Caption, every: Sequence[Series]) -> Table:
    rows = [(one.name, written(x), written(y)) for one in every for x, y in thinned(one.points, MOST_ROWS)]
    total = sum(len(one.points) for one in every)
    note = f"{len(rows)} of {total} points, evenly spread." if len(rows) < total else ""
    return Table(("series", caption.x or "x", caption.y or "y"), rows, note)
