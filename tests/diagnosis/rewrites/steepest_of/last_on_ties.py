from functools import reduce
from math import fsum, sqrt


def rate_of(g, d):
    return fsum(a * b for a, b in zip(g, d)) / sqrt(fsum(b * b for b in d))


def steepest_of(g, directions):
    rated = {i: rate_of(g, d) for i, d in enumerate(directions) if not all(c == 0 for c in d)}
    if not rated:
        raise ValueError("no direction left")
    index = reduce(lambda old, new: new if rated[new] <= rated[old] else old, rated)
    return {"index": index, "rate": rated[index], "bound": -sqrt(fsum(a * a for a in g))}
