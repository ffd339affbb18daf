"""You listed an end point once for each run. List every place a single time.

caught_by: H03 H05 H06
"""

from math import isfinite


def run(df, x, lr, steps):
    for _ in range(steps):
        x = x - lr * df(x)
    return x


def distinct_minima(df, starts, lr, steps):
    ends = [run(df, start, lr, steps) for start in starts]
    found = [round(end, 3) for end in ends if isfinite(end)]
    return sorted(found)
