"""Style: Decimals made from the written digits, and an IntEnum whose largest member wins."""

from decimal import Decimal
from enum import IntEnum


class Label(IntEnum):
    CONVERGES = 0
    CRAWLS = 1
    OSCILLATES = 2
    DIVERGES = 3


def label(factor):
    if abs(factor) > 1:
        return Label.DIVERGES
    if factor < 0:
        return Label.OSCILLATES
    return Label(factor**20 > Decimal("0.1"))


def classify_learning_rate(lr, curvatures):
    if not hasattr(curvatures, "__iter__"):
        curvatures = (curvatures,)
    rate = Decimal(str(lr))
    exact = [Decimal(str(c)) for c in curvatures]
    if not exact or min(rate, *exact) <= 0:
        raise ValueError("only positive numbers, please")
    return max(label(1 - rate * c) for c in exact).name.lower()
