"""Exact sums by fsum, halves rounded up by Decimal, a named tuple as the result."""

from collections import namedtuple
from decimal import ROUND_HALF_UP, Decimal
from math import fsum

Line = namedtuple("Line", ["m", "b"])


def half_up(value):
    return float(Decimal(value).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP))


def linearRegression(xs, ys):
    points = [(float(x), float(y)) for x, y in zip(xs, ys, strict=True)]
    if not points:
        raise ValueError("no points")

    m = b = 0.0
    for _ in range(1000):
        dm = -2 * fsum(x * (y - m * x - b) for x, y in points) / len(points)
        db = -2 * fsum(y - m * x - b for x, y in points) / len(points)
        m, b = m - 0.01 * dm, b - 0.01 * db
    return Line(half_up(m), half_up(b))
