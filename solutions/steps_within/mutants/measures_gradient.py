"""You measured the slope, which is twice the distance here. A tolerance for the position is another thing.

caught_by: H01 H05 H06 H07 H10
"""


def steps_within(df, x0, lr, target, tol, max_steps=10000):
    x = x0
    for t in range(max_steps + 1):
        if abs(df(x)) <= tol:
            return t
        x = x - lr * df(x)
    return None
