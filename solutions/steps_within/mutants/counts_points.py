"""You counted positions; steps are the moves between them, one fewer.

caught_by: H01 H02 H04 H05 H06 H07 H10
idea: one_step_off
"""


def steps_within(df, x0, lr, target, tol, max_steps=10000):
    x = x0
    for t in range(max_steps + 1):
        if abs(x - target) <= tol:
            return t + 1
        x = x - lr * df(x)
    return None
