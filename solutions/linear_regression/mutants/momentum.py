"""A share of the previous step is carried over; the task asks for plain steps.

caught_by: H02 H05 H09 H11 H19 H27
hint: 3
"""

RATE = 0.01
STEPS = 1000


def linearRegression(xs, ys):
    if len(xs) == 0 or len(xs) != len(ys):
        raise ValueError("xs and ys must have the same length, and at least one point")

    n = len(xs)
    m = b = 0.0
    step_m = step_b = 0.0
    for _ in range(STEPS):
        errors = [y - (m * x + b) for x, y in zip(xs, ys)]
        dm = -2 * sum(x * error for x, error in zip(xs, errors)) / n
        db = -2 * sum(errors) / n
        step_m = 0.9 * step_m - RATE * dm
        step_b = 0.9 * step_b - RATE * db
        m = m + step_m
        b = b + step_b
    return {"m": round(m, 2), "b": round(b, 2)}
