"""Curves and points over two axes; what is not finite leaves a gap, and stands in the table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grader.plots.axes import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, across, axes, upwards
from grader.plots.clipping import Frame
from grader.plots.figure import Caption, Table, figure, stroke, text
from grader.plots.scales import Window, linear, logarithmic, thinned, within, written

HUES = 4
MOST_ROWS = 50
MOST_MARKED = 30
LEGEND_LINE = 16

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Series:
    """Points in their order, under one name."""

    name: str
    points: Sequence[Point]


def line(
    caption: Caption, series: Sequence[Series], *, log: bool = False, window: Window | None = None
) -> str:
    """Draw curves, such as a loss per step against the right one.

    Parameters
    ----------
    caption : Caption
        The words.
    series : sequence of Series
        At most four, told apart by color and by dashes.
    log : bool
        Whether the y axis is logarithmic; what is not above zero is left out of the picture then.
    window : tuple of float, optional
        Left, right, bottom, top: curves end at its edges. Without it everything is shown.
    """
    return _drawn(caption, [], series, log=log, window=window)


def scatter(
    caption: Caption,
    points: Series,
    lines: Sequence[Series] = (),
    *,
    log: bool = False,
    window: Window | None = None,
) -> str:
    """Draw points, and curves through them such as a fitted line: two points of it are enough."""
    return _drawn(caption, [points], lines, log=log, window=window)


def _drawn(
    caption: Caption, dots: Sequence[Series], curves: Sequence[Series], *, log: bool, window: Window | None
) -> str:
    every = [*dots, *curves]
    frame = _frame(every, window, log=log)
    shapes = [*axes(caption, frame.x, frame.y)]
    for number, one in enumerate(curves):
        draw = curve if dots else marked
        shapes += draw(one.points, frame, number)
    for one in dots:
        shapes += _dots(one.points, frame)
    shapes += legend(dots, curves, HEIGHT)
    return figure(caption, HEIGHT + LEGEND_LINE * len(every), shapes, numbers(caption, every))


def _frame(every: Sequence[Series], window: Window | None, *, log: bool) -> Frame:
    if window is not None:
        left, right, bottom, top = window
        return Frame(within(left, right, LEFT, RIGHT), within(bottom, top, BOTTOM, TOP, log=log))
    x = across(point[0] for one in every for point in one.points)
    return Frame(
        x, upwards((point[1] for one in every for point in one.points), logarithmic if log else linear)
    )


def curve(points: Sequence[Point], frame: Frame, hue: int) -> Iterator[str]:
    """Draw one path for each stretch of points that can be drawn; a lonely one gets a dot."""
    for stretch in frame.stretches(points):
        places = [f"{x:.1f} {y:.1f}" for x, y in stretch]
        end = "h.1" if len(places) == 1 else ""
        yield f'<path class="curve hue-{hue}" stroke-linecap="round" d="M{"L".join(places)}{end}"/>'


def marked(points: Sequence[Point], frame: Frame, hue: int) -> Iterator[str]:
    """Draw a curve, and where it has few points, each of them."""
    yield from curve(points, frame, hue)
    if len(points) <= MOST_MARKED:
        yield from _dots(points, frame, f"mark hue-{hue}", 2.5)


def _dots(points: Sequence[Point], frame: Frame, kind: str = "point", radius: float = 3.5) -> Iterator[str]:
    for a, b in points:
        if frame.x.shows(a) and frame.y.shows(b) and frame.holds(place := (frame.x.at(a), frame.y.at(b))):
            yield f'<circle class="{kind}" cx="{place[0]:.1f}" cy="{place[1]:.1f}" r="{radius:g}"/>'


def legend(dots: Sequence[Series], curves: Sequence[Series], top: float) -> Iterator[str]:
    """Name everything that is drawn, line by line below the picture.

    Raises
    ------
    ValueError
        If there are more curves than looks.
    """
    if len(curves) > HUES:
        raise ValueError(f"at most {HUES} curves can be told apart, got {len(curves)}")
    for number, one in enumerate([*dots, *curves]):
        height = top + LEGEND_LINE * (number + 0.5)
        if number < len(dots):
            yield f'<circle class="point" cx="74" cy="{height - 4:.1f}" r="3.5"/>'
        else:
            yield stroke(f"curve hue-{number - len(dots)}", 60, height - 4, 88, height - 4)
        yield text(one.name, 96, height)


def numbers(caption: Caption, every: Sequence[Series]) -> Table:
    """Return the points of all series as a table."""
    rows = [(one.name, written(x), written(y)) for one in every for x, y in thinned(one.points, MOST_ROWS)]
    total = sum(len(one.points) for one in every)
    note = f"{len(rows)} of {total} points, evenly spread." if len(rows) < total else ""
    return Table(("series", caption.x or "x", caption.y or "y"), rows, note)
