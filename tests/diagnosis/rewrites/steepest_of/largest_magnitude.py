from math import hypot
from types import SimpleNamespace


def steepest_of(g, directions):
    result = SimpleNamespace(index=None, rate=0.0, bound=-hypot(*g))
    for place, d in enumerate(directions):
        size = hypot(*d)
        if size == 0:
            continue
        rate = sum(slope * part / size for slope, part in zip(g, d))
        if result.index is None or rate**2 > result.rate**2:
            result.index, result.rate = place, rate
    if result.index is None:
        raise ValueError("there is no direction")
    return result
