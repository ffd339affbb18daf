"""You fitted x as a function of y. The first argument holds the x, the second the y.

caught_by: H01 H03 H05 H07 H10 H18
"""

RATE = 0.01
STEPS = 1000


def linearRegression(xs, ys):
    if len(xs) == 0 or len(xs) != len(ys):
        raise ValueError("xs and ys must have the same length, and at least one point")

    n = len(xs)
    m = b = 0.0
    for _ in range(STEPS):
        errors = [x - (m * y + b) for x, y in zip(xs, ys)]
        dm = -2 * sum(y * error for y, error in zip(ys, errors)) / n
        db = -2 * sum(errors) / n
        m = m - RATE * dm
        b = b - RATE * db
    return {"m": round(m, 2), "b": round(b, 2)}
