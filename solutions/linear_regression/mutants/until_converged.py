"""You kept going until nothing changed any more; the task fixes 1000 iterations.

caught_by: H02 H05 H09 H11 H13 H19
hint: 3
"""

RATE = 0.01
MOST_STEPS = 20_000


def linearRegression(xs, ys):
    if len(xs) == 0 or len(xs) != len(ys):
        raise ValueError("xs and ys must have the same length, and at least one point")

    n = len(xs)
    m = b = 0.0
    for _ in range(MOST_STEPS):
        errors = [y - (m * x + b) for x, y in zip(xs, ys)]
        dm = -2 * sum(x * error for x, error in zip(xs, errors)) / n
        db = -2 * sum(errors) / n
        m = m - RATE * dm
        b = b - RATE * db
        if not abs(dm) + abs(db) > 1e-6:
            break
    return {"m": round(m, 2), "b": round(b, 2)}
