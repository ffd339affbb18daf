"""Being left of the target is not being at it; use the absolute value.

caught_by: H03 H06 H07 H10
hint: 2
idea: sign_kept
"""


def steps_within(df, x0, lr, target, tol, max_steps=10000):
    x = x0
    for t in range(max_steps + 1):
        if x - target <= tol:
            return t
        x = x - lr * df(x)
    return None
