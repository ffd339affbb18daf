"""Bars: shares of a whole one below the other, and how often values fall where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isfinite

from grader.plots.axes import BOTTOM, HEIGHT, across, axes, upwards
from grader.plots.figure import WIDTH, Caption, Table, box, figure, text
from grader.plots.scales import Scale, linear, written

ROW, THICK = 18.0, 12.0
LETTER = 8.0
LONGEST_NAME = 22


@dataclass(frozen=True, slots=True)
class Bar:
    """How much of a whole; `waiting` is what is not decided yet."""

    name: str
    value: float
    whole: float
    waiting: float = 0.0


def bars(caption: Caption, rows: Sequence[Bar]) -> str:
    """Draw one bar below the other, each as long as its whole, and filled as far as its value.

    Parameters
    ----------
    caption : Caption
        The words; `y` names what stands at the bars, `x` what they count.
    rows : sequence of Bar
        Values and wholes are finite and not below zero.
    """
    if wrong := [row for row in rows if not _fits(row)]:
        raise ValueError(f"a bar is filled from 0 to its whole, got {wrong[0]}")
    names = max((min(len(row.name), LONGEST_NAME) for row in rows), default=0) * LETTER + 10
    shares = max((len(_share(row)) for row in rows), default=0) * LETTER + 8
    most = max((row.whole for row in rows), default=0.0) or 1.0
    scale = Scale(0.0, most, names, WIDTH - shares, ())
    shapes = [shape for number, row in enumerate(rows) for shape in _bar(row, number * ROW, scale)]
    return figure(caption, len(rows) * ROW + 4, shapes, _shares(caption, rows))


def histogram(caption: Caption, edges: Sequence[float], counts: Sequence[int]) -> str:
    """Draw how many values lie between each edge and the next; `binned` counts them."""
    if len(edges) != len(counts) + 1:
        raise ValueError(f"{len(counts)} counts need {len(counts) + 1} edges, got {len(edges)}")
    x = across(edges)
    y = upwards([0.0, *counts, 1.0], lambda values, start, end: linear(values, start, end, whole=True))
    shapes = [*axes(caption, x, y)]
    between = list(zip(edges, edges[1:], counts, strict=False))
    for low, high, count in between:
        left, top = x.at(low), y.at(count)
        shapes.append(box("bar", left + 1, top, x.at(high) - left - 2, BOTTOM - top))
    rows = [(f"{written(low)} to {written(high)}", str(count)) for low, high, count in between]
    return figure(caption, HEIGHT, shapes, Table((caption.x or "from, to", caption.y or "how many"), rows))


def binned(values: Sequence[float], edges: Sequence[float]) -> list[int]:
    """Count the values from each edge up to the next; the last edge belongs to the last bin.

    Examples
    --------
    >>> binned([0.0, 0.5, 0.5, 1.0], [0.0, 0.5, 1.0])
    [1, 3]
    """
    last = len(edges) - 2
    counts = [0] * (last + 1)
    for value in values:
        if edges[0] <= value <= edges[-1]:
            counts[min(sum(value >= edge for edge in edges) - 1, last)] += 1
    return counts


def _fits(row: Bar) -> bool:
    numbers = (row.value, row.waiting, row.whole)
    return all(isfinite(number) and number >= 0 for number in numbers) and (
        row.value + row.waiting <= row.whole * (1 + 1e-9)
    )


def _bar(row: Bar, top: float, scale: Scale) -> Iterator[str]:
    """Draw one: its name, the whole, what is filled, and both as numbers."""
    name = row.name if len(row.name) <= LONGEST_NAME else f"{row.name[: LONGEST_NAME - 1]}…"
    above, zero = top + (ROW - THICK) / 2, scale.at(0)
    yield text(name, scale.start - 6, top + 13, "end")
    yield box("room", zero, above, scale.at(row.whole) - zero, THICK)
    yield box("bar", zero, above, scale.at(row.value) - zero, THICK)
    if row.waiting:
        yield box("wait", scale.at(row.value), above, scale.at(row.waiting) - zero, THICK)
    yield text(_share(row), WIDTH - 2, top + 13, "end")


def _share(row: Bar) -> str:
    waits = f" + {_short(row.waiting)}?" if row.waiting else ""
    return f"{_short(row.value)}{waits} / {_short(row.whole)}"


def _short(value: float) -> str:
    """Write a number with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _shares(caption: Caption, rows: Sequence[Bar]) -> Table:
    head = [caption.y or "name", caption.x or "value", "of"]
    cells = [[row.name, _short(row.value), _short(row.whole)] for row in rows]
    if any(row.waiting for row in rows):
        head.append("waiting")
        cells = [[*cell, _short(row.waiting)] for cell, row in zip(cells, rows, strict=True)]
    return Table(head, cells)
