"""Style: unit vectors first, then a stable sort; a named tuple for the answer."""

from math import dist, fsum
from operator import itemgetter, mul
from typing import NamedTuple


class Steepest(NamedTuple):
    index: int
    rate: float
    bound: float


def steepest_of(g, directions):
    origin = [0] * len(g)
    lengths = [dist(d, origin) for d in directions]
    units = [(i, [c / r for c in d]) for i, (d, r) in enumerate(zip(directions, lengths)) if r > 0]
    ranking = sorted(((i, fsum(map(mul, g, u))) for i, u in units), key=itemgetter(1))
    if not ranking:
        raise ValueError("no usable direction")
    return Steepest(*ranking[0], -dist(g, origin))
