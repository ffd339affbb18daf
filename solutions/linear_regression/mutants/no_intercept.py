"""b never moves: it needs a gradient of its own.

caught_by: H01 H02 H03 H05 H10 H17
hint: 2
idea: intercept_left_out
"""

RATE = 0.01
STEPS = 1000


def linearRegression(xs, ys):
    if len(xs) == 0 or len(xs) != len(ys):
        raise ValueError("xs and ys must have the same length, and at least one point")

    n = len(xs)
    m = b = 0.0
    for _ in range(STEPS):
        errors = [y - (m * x + b) for x, y in zip(xs, ys)]
        dm = -2 * sum(x * error for x, error in zip(xs, errors)) / n
        m = m - RATE * dm
    return {"m": round(m, 2), "b": round(b, 2)}
