"""You measured the height, which is the distance squared; the question is about the distance itself.

caught_by: H01 H05 H06 H07 H10
hint: 2
idea: lasting_loss
"""


def steps_within(df, x0, lr, target, tol, max_steps=10000):
    x = x0
    for t in range(max_steps + 1):
        if (x - target) ** 2 <= tol:
            return t
        x = x - lr * df(x)
    return None
