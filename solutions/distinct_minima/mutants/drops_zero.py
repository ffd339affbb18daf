"""You left out an end point at 0. It is a number like any other: ask whether a number is finite, not whether it is true.

caught_by: H01 H03
hint: 2
"""

from math import isfinite


def run(df, x, lr, steps):
    for _ in range(steps):
        x = x - lr * df(x)
    return x


def distinct_minima(df, starts, lr, steps):
    ends = [run(df, start, lr, steps) for start in starts]
    found = {round(end, 3) for end in ends if isfinite(end) and round(end, 3)}
    return sorted(found)
