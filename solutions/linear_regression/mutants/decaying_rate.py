"""The rate must stay 0.01 for all 1000 iterations.

caught_by: H02 H05 H09 H11 H16 H19
"""

RATE = 0.01
STEPS = 1000


def linearRegression(xs, ys):
    if len(xs) == 0 or len(xs) != len(ys):
        raise ValueError("xs and ys must have the same length, and at least one point")

    n = len(xs)
    m = b = 0.0
    for step in range(STEPS):
        errors = [y - (m * x + b) for x, y in zip(xs, ys)]
        dm = -2 * sum(x * error for x, error in zip(xs, errors)) / n
        db = -2 * sum(errors) / n
        rate = RATE / (1 + step / 1000)
        m = m - rate * dm
        b = b - rate * db
    return {"m": round(m, 2), "b": round(b, 2)}
