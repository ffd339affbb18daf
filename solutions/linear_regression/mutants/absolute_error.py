"""You followed only the sign of each error; the squared error also uses its size.

caught_by: H01 H02 H03 H04 H10 H16
hint: 2
idea: absolute_for_square
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
        signs = [(error > 0) - (error < 0) for error in errors]
        dm = -sum(x * sign for x, sign in zip(xs, signs)) / n
        db = -sum(signs) / n
        m = m - RATE * dm
        b = b - RATE * db
    return {"m": round(m, 2), "b": round(b, 2)}
