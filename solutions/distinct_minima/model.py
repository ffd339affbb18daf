"""Our answer: every run to its end, a set of rounded ends, sorted."""

from math import isfinite


def run(df, x, lr, steps):
    for _ in range(steps):
        x = x - lr * df(x)
    return x


def distinct_minima(df, starts, lr, steps):
    ends = [run(df, start, lr, steps) for start in starts]
    found = {round(end, 3) for end in ends if isfinite(end)}
    return sorted(found)
