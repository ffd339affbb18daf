"""You returned a single end point. There can be more valleys than one; that is the point of this experiment.

caught_by: H01 H02 H05
idea: start_does_not_matter
"""

from math import isfinite


def run(df, x, lr, steps):
    for _ in range(steps):
        x = x - lr * df(x)
    return x


def distinct_minima(df, starts, lr, steps):
    ends = [run(df, start, lr, steps) for start in starts]
    found = {round(end, 3) for end in ends if isfinite(end)}
    return sorted(found)[:1]
