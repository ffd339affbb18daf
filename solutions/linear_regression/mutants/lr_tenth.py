"""Your learning rate is ten times too large; it should be 0.01.

caught_by: H02 H03 H05 H09 H10 H16
hint: 3
"""

RATE = 0.1
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
    return {"m": round(m, 2), "b": round(b, 2)}
