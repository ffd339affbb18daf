"""You update after every point; full-batch descent averages over all points first.

caught_by: H01 H02 H04 H09 H12 H14
hint: 1
"""

RATE = 0.01
STEPS = 1000


def linearRegression(xs, ys):
    if len(xs) == 0 or len(xs) != len(ys):
        raise ValueError("xs and ys must have the same length, and at least one point")

    m = b = 0.0
    for _ in range(STEPS):
        for x, y in zip(xs, ys):
            error = y - (m * x + b)
            dm = -2 * x * error
            db = -2 * error
            m = m - RATE * dm
            b = b - RATE * db
    return {"m": round(m, 2), "b": round(b, 2)}
