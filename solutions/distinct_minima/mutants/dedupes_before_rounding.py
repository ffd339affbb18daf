"""Your list repeats places that differ only in noise. Round first, then remove repeats.

caught_by: H03 H05
hint: 1
"""

from math import isfinite


def run(df, x, lr, steps):
    for _ in range(steps):
        x = x - lr * df(x)
    return x


def distinct_minima(df, starts, lr, steps):
    ends = [run(df, start, lr, steps) for start in starts]
    found = [round(end, 3) for end in set(ends) if isfinite(end)]
    return sorted(found)
