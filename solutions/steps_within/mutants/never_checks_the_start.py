"""If you start close enough, zero steps are needed: look before you move.

caught_by: H04
hint: 1
"""


def steps_within(df, x0, lr, target, tol, max_steps=10000):
    x = x0
    for t in range(1, max_steps + 1):
        x = x - lr * df(x)
        if abs(x - target) <= tol:
            return t
    return None
