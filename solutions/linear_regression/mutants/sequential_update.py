"""You changed m and then used the new m for b's gradient. Compute both slopes first, then move both.

caught_by: H02 H03 H05 H09 H12 H19
hint: 1
idea: one_after_the_other
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
        errors = [y - (m * x + b) for x, y in zip(xs, ys)]
        db = -2 * sum(errors) / n
        b = b - RATE * db
    return {"m": round(m, 2), "b": round(b, 2)}
