"""The predictions were computed once, before the loop; they change as m and b change.

caught_by: H01 H03 H05 H07 H10 H17
hint: 1
idea: stale_gradient
"""

RATE = 0.01
STEPS = 1000


def linearRegression(xs, ys):
    if len(xs) == 0 or len(xs) != len(ys):
        raise ValueError("xs and ys must have the same length, and at least one point")

    n = len(xs)
    m = b = 0.0
    errors = [y - (m * x + b) for x, y in zip(xs, ys)]
    for _ in range(STEPS):
        dm = -2 * sum(x * error for x, error in zip(xs, errors)) / n
        db = -2 * sum(errors) / n
        m = m - RATE * dm
        b = b - RATE * db
    return {"m": round(m, 2), "b": round(b, 2)}
