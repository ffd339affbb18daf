"""You changed the list of starts. The caller still needs it: collect the end points in a list of your own.

caught_by: H08
idea: edits_the_input
"""

from math import isfinite


def run(df, x, lr, steps):
    for _ in range(steps):
        x = x - lr * df(x)
    return x


def distinct_minima(df, starts, lr, steps):
    for i, start in enumerate(starts):
        starts[i] = run(df, start, lr, steps)
    ends = starts
    found = {round(end, 3) for end in ends if isfinite(end)}
    return sorted(found)
