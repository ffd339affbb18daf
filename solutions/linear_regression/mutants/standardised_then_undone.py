"""That is the exact least-squares line. The task asks where 1000 plain steps on the raw points get to, and
they have not arrived there yet.

caught_by: H02 H03 H04 H05 H13 H27
hint: 3
idea: closed_form
"""

RATE = 0.01
STEPS = 1000


def linearRegression(xs, ys):
    if len(xs) == 0 or len(xs) != len(ys):
        raise ValueError("xs and ys must have the same length, and at least one point")

    n = len(xs)
    mean = sum(xs) / n
    scale = (sum((x - mean) ** 2 for x in xs) / n) ** 0.5 or 1.0
    xs = [(x - mean) / scale for x in xs]
    m = b = 0.0
    for _ in range(STEPS):
        errors = [y - (m * x + b) for x, y in zip(xs, ys)]
        dm = -2 * sum(x * error for x, error in zip(xs, errors)) / n
        db = -2 * sum(errors) / n
        m = m - RATE * dm
        b = b - RATE * db
    m, b = m / scale, b - m * mean / scale
    return {"m": round(m, 2), "b": round(b, 2)}
