"""Style: math.fsum over generators, a named tuple for the result."""

from math import fsum
from operator import mul
from typing import NamedTuple


class Gradient(NamedTuple):
    loss: float
    dm: float
    db: float


def mse_and_gradient(points, m, b):
    if points in ([], ()):
        raise ValueError("no points")
    xs, ys = zip(*points)
    rs = [y - m * x - b for x, y in zip(xs, ys)]
    n = len(rs)
    return Gradient(fsum(r * r for r in rs) / n, -2 * fsum(map(mul, xs, rs)) / n, -2 * fsum(rs) / n)
