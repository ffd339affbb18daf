"""You limited the gradient's size; the task uses it as it is.

caught_by: H02 H03 H04 H16 H19 H27
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
        m = m - RATE * max(-10, min(dm, 10))
        b = b - RATE * max(-10, min(db, 10))
    return {"m": round(m, 2), "b": round(b, 2)}
