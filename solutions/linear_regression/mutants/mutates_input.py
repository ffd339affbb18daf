"""The lists that you were given must be the same afterwards; work on a copy.

caught_by: H22
idea: edits_the_input
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
        m = m - RATE * dm
        b = b - RATE * db
    if isinstance(xs, list):
        xs.clear()  # the points are used up
        ys.clear()
    return {"m": round(m, 2), "b": round(b, 2)}
