"""The position after the last allowed step counts too: look once more than you step.

caught_by: H08
hint: 1
"""


def steps_within(df, x0, lr, target, tol, max_steps=10000):
    x = x0
    for t in range(max_steps):
        if abs(x - target) <= tol:
            return t
        x = x - lr * df(x)
    return None
