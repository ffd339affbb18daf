"""Numbers just inside and just outside of what counts as right."""

from collections.abc import Iterator

from grader.questions import Bounds, Interval, Number, Question, Vector

INSIDE, OUTSIDE = 0.499, 0.501
"""Distances from the right number in units of the last decimal; half a unit is the limit."""

BEYOND = 2e-9
"""Twice what the limit has on top, for rounding in floating point."""

NOT_WHOLE = 0.001
"""What makes a whole number wrong, where whole ones are asked for."""


def at_the_edge(question: Question) -> Iterator[tuple[str, bool]]:
    """Return numbers just inside of what counts as right, and just outside; and whether they are inside."""
    if isinstance(question, Number):
        for offset, inside in _offsets(question.decimals):
            yield repr(float(question.right + offset)), inside
    elif isinstance(question, Vector):
        for place, (number, decimals) in enumerate(zip(question.right, question.places, strict=True)):
            for offset, inside in _offsets(decimals):
                moved = [*question.right[:place], number + offset, *question.right[place + 1 :]]
                yield ", ".join(map(repr, map(float, moved))), inside
    elif isinstance(question, Interval):
        yield from _around(question)


def _offsets(decimals: int) -> list[tuple[float, bool]]:
    if decimals == 0:
        return [(-NOT_WHOLE, False), (NOT_WHOLE, False)]
    unit = 10.0**-decimals
    inside, outside = INSIDE * unit, OUTSIDE * unit + BEYOND
    return [(-inside, True), (inside, True), (-outside, False), (outside, False)]


def _around(question: Interval) -> Iterator[tuple[str, bool]]:
    """Move each end away from the other one, and change each bracket."""
    right = question.right
    for offset, inside in _offsets(question.decimals):
        low, high = (right.low + offset, right.high) if offset < 0 else (right.low, right.high + offset)
        if (low, high) != (right.low, right.high):
            yield _as_text(Bounds(low, high, right.low_closed, right.high_closed)), inside
    yield _as_text(Bounds(right.low, right.high, not right.low_closed, right.high_closed)), False
    yield _as_text(Bounds(right.low, right.high, right.low_closed, not right.high_closed)), False


def _as_text(bounds: Bounds) -> str:
    left, right = "[" if bounds.low_closed else "(", "]" if bounds.high_closed else ")"
    return f"{left}{float(bounds.low)!r}, {float(bounds.high)!r}{right}"
