"""The mean divides by n, not by n - 1.

caught_by: H02 H05 H09 H10 H12 H19
hint: 2
idea: sample_deviation
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
        dm = -2 * sum(x * error for x, error in zip(xs, errors)) / max(n - 1, 1)
        db = -2 * sum(errors) / max(n - 1, 1)
        m = m - RATE * dm
        b = b - RATE * db
    return {"m": round(m, 2), "b": round(b, 2)}
