"""Your steps are half as long as they should be. Differentiating the squared error brings out a factor 2.

caught_by: H02 H05 H08 H10 H19 H27
hint: 2
idea: factor_two_left_out
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
        dm = -sum(x * error for x, error in zip(xs, errors)) / n
        db = -sum(errors) / n
        m = m - RATE * dm
        b = b - RATE * db
    return {"m": round(m, 2), "b": round(b, 2)}
