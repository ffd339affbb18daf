"""You ran the first start only. Every start counts: another one may lie in another valley.

caught_by: H01 H02 H05
idea: start_does_not_matter
"""

from math import isfinite


def run(df, x, lr, steps):
    for _ in range(steps):
        x = x - lr * df(x)
    return x


def distinct_minima(df, starts, lr, steps):
    ends = [run(df, start, lr, steps) for start in starts[:1]]
    found = {round(end, 3) for end in ends if isfinite(end)}
    return sorted(found)
