"""A distance of exactly tol counts as inside.

caught_by: H05
idea: strict_comparison
"""


def steps_within(df, x0, lr, target, tol, max_steps=10000):
    x = x0
    for t in range(max_steps + 1):
        if abs(x - target) < tol:
            return t
        x = x - lr * df(x)
    return None
