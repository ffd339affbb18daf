"""You returned how many end points there are. Return the end points themselves.

caught_by: H01 H02 H03 H04 H05 H06
"""

from math import isfinite


def run(df, x, lr, steps):
    for _ in range(steps):
        x = x - lr * df(x)
    return x


def distinct_minima(df, starts, lr, steps):
    ends = [run(df, start, lr, steps) for start in starts]
    found = {round(end, 3) for end in ends if isfinite(end)}
    return len(found)
