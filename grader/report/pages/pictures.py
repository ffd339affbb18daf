"""The plots of a diagnosis as pictures in a page."""

from collections.abc import Iterable
from math import nan

from markupsafe import Markup

from grader import plots
from grader.models import Plot, PlotKind, PlotSeries, Points
from grader.report.words import visible


def pictures(drawn: Iterable[Plot], anchor: str) -> list[tuple[Plot, Markup]]:
    """Draw plots; each is given back with its picture. `anchor` begins every id."""
    return [(plot, _picture(plot, f"{anchor}-p{number}")) for number, plot in enumerate(drawn, 1)]


def _picture(plot: Plot, name: str) -> Markup:
    series = [plots.Series(visible(one.name), _places(one.points)) for one in plot.series]
    caption = plots.Caption(
        name,
        visible(plot.title),
        " ".join(map(_described, plot.series)),
        x=visible(plot.x),
        y=visible(plot.y),
        below=visible(plot.sentence),
    )
    if plot.kind is PlotKind.PATHS and plot.contours is not None:
        below = plot.contours
        surface = plots.Bowl(*below.bowl, below.center) if below.bowl else plots.Grid(below.heights)
        return Markup(plots.contours(caption, surface, below.levels, series, plot.window))
    if plot.kind is PlotKind.POINTS:
        data = plots.Series("data", _places(plot.data))
        return Markup(plots.scatter(caption, data, series, log=plot.log, window=plot.window))
    return Markup(plots.line(caption, series, log=plot.log, window=plot.window))


def _places(points: Points) -> list[plots.Point]:
    """Return points as they are drawn: what is None has no place."""
    return [(nan if x is None else x, nan if y is None else y) for x, y in points]


def _described(one: PlotSeries) -> str:
    """Say where a series begins and ends."""
    count = len(one.points)
    points = f"{count} point{'s' if count != 1 else ''}"
    if not count:
        return f"{visible(one.name)}: no points."
    return f"{visible(one.name)}: {points}, from {_written(one.points[0])} to {_written(one.points[-1])}."


def _written(point: tuple[float | None, float | None]) -> str:
    return f"({', '.join('not finite' if number is None else f'{number:.6g}' for number in point)})"
