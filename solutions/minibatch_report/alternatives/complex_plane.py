"""Style: a gradient as one complex number, whose distance is abs; functional, with map and comb."""

from itertools import combinations
from math import comb


def minibatch_report(points, m, b, size):
    if comb(len(points), max(size, 0)) == 0 or size < 1:
        raise ValueError("size")
    single = [complex(x, 1) * (-2 * (y - (m * x + b))) for x, y in points]
    full = sum(single) / len(single)
    averages = [sum(batch) / size for batch in combinations(single, size)]
    mean = sum(averages) / len(averages)
    return {
        "full": [full.real, full.imag],
        "mean": [mean.real, mean.imag],
        "worst": max(map(abs, map((-full).__add__, averages))),
        "batches": comb(len(points), size),
    }
