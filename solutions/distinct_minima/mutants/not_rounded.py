"""Your end points carry more than 3 decimals. Round what you return.

caught_by: H07
idea: not_rounded
"""

from math import isfinite


def run(df, x, lr, steps):
    for _ in range(steps):
        x = x - lr * df(x)
    return x


def distinct_minima(df, starts, lr, steps):
    ends = [run(df, start, lr, steps) for start in starts]
    found = {round(end, 6) for end in ends if isfinite(end)}
    return sorted(found)
