"""Measure the distance from the target, not from zero.

caught_by: H06
idea: position_for_distance
"""


def steps_within(df, x0, lr, target, tol, max_steps=10000):
    x = x0
    for t in range(max_steps + 1):
        if abs(x) <= tol:
            return t
        x = x - lr * df(x)
    return None
