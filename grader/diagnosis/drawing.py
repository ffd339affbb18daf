"""From answers to a plot: both become points, and words say what the picture cannot show. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from math import isfinite, nan
from typing import Any

from grader import plots
from grader.catalog import PLOTS
from grader.diagnosis.plain import MOST_ITEMS, OtherShapeError, plain_like
from grader.diagnosis.windows import Place, shares, window_around, window_of_paths, within
from grader.errors import CatalogError
from grader.models import Contours, Plot, PlotKind, PlotSeries, Points
from grader.pictures import Picture
from grader.plots.scales import drawable
from grader.suite.values import as_number

MOST_POINTS = MOST_ITEMS - 1
DIGITS = 6

LEVELS, OF_START = 7, 5
"""How many lines of equal height there are, and which of them goes through the start of the right path."""

GRID = 25
"""Points of a grid along each axis."""

VISIBLE = 0.01
"""Of the window: answers that are nearer everywhere look alike."""

YOURS, RIGHT = "yours", "right"


@dataclass(frozen=True, slots=True)
class Sketch:
    """A picture with all that is the same for every submission; `window` is that of paths."""

    picture: Picture
    answers: tuple[Any, ...]
    right: tuple[Place, ...]
    window: plots.Window | None = None
    contours: Contours | None = None


def sketch(picture: Picture, answers: Sequence[Any]) -> Sketch:
    """Draw what is right.

    Parameters
    ----------
    picture : Picture
        What the author says.
    answers : sequence
        What the model returned, call by call.

    Raises
    ------
    CatalogError
        If it cannot be drawn.
    """
    right = _traced(picture, [plain_like(answer, answer) for answer in answers])
    given = [right, picture.data, *picture.lines.values()]
    few = right and max(map(len, given)) <= MOST_POINTS
    if not few or not all(_has_place(picture, point) for point in chain.from_iterable(given)):
        where = "finite, and above 0 on a logarithmic axis" if picture.log else "finite"
        raise CatalogError(
            f"{PLOTS}: {picture.title!r} needs 1 to {MOST_POINTS} right points; all points must be {where}"
        )
    if not picture.on_contours:
        return Sketch(picture, tuple(answers), right)
    window = window_of_paths([*right, *([picture.center] if picture.bowl else [])])
    return Sketch(picture, tuple(answers), right, window, _contours(picture, right[0], window))


def draw(prepared: Sketch, answers: Sequence[Any]) -> Plot | None:
    """Draw what a submission returned beside what is right.

    Parameters
    ----------
    prepared : Sketch
        The picture.
    answers : sequence
        What came, call by call.

    Returns
    -------
    Plot or None
        None where nothing of it can be drawn, or it would look like the right one.

    Raises
    ------
    CatalogError
        If the author's function fails.
    """
    picture, right = prepared.picture, prepared.right
    try:
        plain = [plain_like(came, good) for came, good in zip(answers, prepared.answers, strict=True)]
    except OtherShapeError:
        return None
    came = _traced(picture, plain)
    given = [*right, *picture.data, *chain.from_iterable(picture.lines.values())]
    window = prepared.window or window_around(given, came, log=picture.log)
    if not any(_has_place(picture, point) for point in came) or _look_alike(picture, came, right, window):
        return None
    named = {YOURS: came[:MOST_POINTS], RIGHT: right, **picture.lines}
    return Plot(
        kind=_kind(picture),
        title=picture.title,
        sentence=" ".join([picture.sentence, *_said(picture, came, right, window)]),
        x=picture.x,
        y=picture.y,
        call=picture.calls[-1],
        window=window,
        series=tuple(PlotSeries(name, _kept(points)) for name, points in named.items()),
        log=picture.log,
        data=_kept(picture.data),
        contours=prepared.contours,
    )


def _kind(picture: Picture) -> PlotKind:
    if picture.on_contours:
        return PlotKind.PATHS
    return PlotKind.POINTS if picture.data else PlotKind.CURVES


def _traced(picture: Picture, answers: Sequence[Any]) -> tuple[Place, ...]:
    """Let the author's function make points of answers: at most one more than are drawn."""
    try:
        points = islice(picture.trace(*answers), MOST_POINTS + 1)
        return tuple((_number(x), _number(y)) for x, y in points)
    except Exception as error:  # it may raise anything
        raise CatalogError(
            f"{PLOTS}: the trace of {picture.title!r} fails: {type(error).__name__}: {error}"
        ) from error


def _number(value: Any) -> float:
    """Return a number, rounded to what can be seen; nan if it is none."""
    number = as_number(value)
    return nan if number is None else float(f"{number:.{DIGITS}g}")


def _kept(points: Iterable[Place]) -> Points:
    """Return points as a record holds them."""
    return tuple(
        (_number(x) if drawable(x) else None, _number(y) if drawable(y) else None) for x, y in points
    )


def _contours(picture: Picture, start: Place, window: plots.Window) -> Contours:
    """Choose lines of equal height; of a bowl they lie evenly.

    Raises
    ------
    CatalogError
        If there are none.
    """
    try:
        if picture.height is None:
            assert picture.bowl is not None
            heights: tuple[tuple[float, ...], ...] = ()
            lowest, at_start = 0.0, plots.Bowl(*picture.bowl, picture.center).height(*start)
        else:
            heights = tuple(_sampled(picture.height, window))
            lowest, at_start = min(map(min, heights)), _number(picture.height(*start))
    except Exception as error:  # the height may raise anything
        raise CatalogError(f"{PLOTS}: {picture.title!r}: {error}") from error
    if not (lowest < at_start and all(map(isfinite, chain.from_iterable(heights)))):
        raise CatalogError(f"{PLOTS}: {picture.title!r}: heights are finite, and the start is not the lowest")
    levels = (lowest + (at_start - lowest) * (number / OF_START) ** 2 for number in range(1, LEVELS + 1))
    return Contours(tuple(map(_number, levels)), picture.bowl, picture.center, heights)


def _sampled(height: Any, window: plots.Window) -> Iterator[tuple[float, ...]]:
    """Return heights at the points of a grid, row by row from the bottom."""
    left, right, bottom, top = window
    parts = [number / (GRID - 1) for number in range(GRID)]
    for up in parts:
        y = bottom + up * (top - bottom)
        yield tuple(_number(height(left + along * (right - left), y)) for along in parts)


def _has_place(picture: Picture, point: Place) -> bool:
    return drawable(point[0]) and drawable(point[1], log=picture.log)


def _look_alike(
    picture: Picture, came: Sequence[Place], right: Sequence[Place], window: plots.Window
) -> bool:
    """Tell whether two answers cover each other."""
    return len(came) == len(right) and all(
        abs(here - there) < VISIBLE
        for one, other in zip(came, right, strict=True)
        for here, there in zip(
            shares(one, window, log=picture.log), shares(other, window, log=picture.log), strict=True
        )
    )


def _said(
    picture: Picture, came: Sequence[Place], right: Sequence[Place], window: plots.Window
) -> Iterator[str]:
    """Say what of a submission's answer the picture does not show."""
    whole = len(came) <= MOST_POINTS
    if not whole:
        yield f"Of yours the first {MOST_POINTS} points are drawn."
    elif len(came) != len(right):
        yield f"Yours has {_counted(came)}, the right one {len(right)}."
    finite = [point for point in came if drawable(point[0]) and drawable(point[1])]
    placed = [point for point in finite if _has_place(picture, point)]
    outside = [point for point in placed if not within(point, window, log=picture.log)]
    if outside:
        left = f"Yours leaves the picture at {_where(picture, came, outside[0])}"
        left = left if len(outside) < len(placed) else "Yours lies outside the picture"
        yield f"{left}; its last point is {_written(placed[-1])}." if whole else f"{left}."
    if len(placed) < len(finite):
        yield "Where yours is not above 0, it has no place on the logarithmic axis."
    if lost := [point for point in came if not (drawable(point[0]) and drawable(point[1]))]:
        yield f"From {_where(picture, came, lost[0])} on, yours has numbers that are not finite or too large."


def _where(picture: Picture, came: Sequence[Place], point: Place) -> str:
    """Name a point by its place along the axis, where that is a curve's, else by its number."""
    if _kind(picture) is PlotKind.CURVES and isfinite(point[0]):
        return f"{picture.x} {point[0]:g}"
    return f"point {came.index(point) + 1}"


def _counted(points: Sequence[Place]) -> str:
    return f"{len(points)} point{'s' if len(points) != 1 else ''}"


def _written(point: Place) -> str:
    return f"({point[0]:.4g}, {point[1]:.4g})"
