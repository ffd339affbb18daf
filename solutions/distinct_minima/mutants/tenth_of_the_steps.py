"""Your runs stop on their way, and so look like many minima. Give each of them all its steps.

caught_by: H03 H05
idea: stops_on_its_own
"""

from math import isfinite


def run(df, x, lr, steps):
    for _ in range(steps // 10):
        x = x - lr * df(x)
    return x


def distinct_minima(df, starts, lr, steps):
    ends = [run(df, start, lr, steps) for start in starts]
    found = {round(end, 3) for end in ends if isfinite(end)}
    return sorted(found)
