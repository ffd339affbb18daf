"""Rounding inside the loop swallows small steps; round once, at the end.

caught_by: H01 H02 H03 H05 H13 H17
idea: rounds_on_the_way
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
        db = -2 * sum(errors) / n
        m = round(m - RATE * dm, 2)
        b = round(b - RATE * db, 2)
    return {"m": m, "b": b}
