"""Style: Decimal arithmetic and a dataclass; functools.reduce keeps the better of two."""

from dataclasses import dataclass
from decimal import Decimal
from functools import reduce


@dataclass
class Best:
    index: int
    rate: Decimal
    bound: Decimal = Decimal(0)


def steepest_of(g, directions):
    slope = [Decimal(a) for a in g]

    def rated():
        for index, d in enumerate(directions):
            d = [Decimal(a) for a in d]
            square = sum(a * a for a in d)
            if square:
                yield Best(index, sum(a * b for a, b in zip(slope, d)) / square.sqrt())

    try:
        best = reduce(lambda old, new: new if new.rate < old.rate else old, rated())
    except TypeError:
        raise ValueError("no direction") from None
    best.bound = -sum(a * a for a in slope).sqrt()
    return best
