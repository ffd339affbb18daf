"""You stop as soon as the loss changes little; the task wants all 1000 iterations.

caught_by: H01 H07 H09 H10 H14 H17
idea: stops_on_its_own
"""

RATE = 0.01
STEPS = 1000


def linearRegression(xs, ys):
    if len(xs) == 0 or len(xs) != len(ys):
        raise ValueError("xs and ys must have the same length, and at least one point")

    n = len(xs)
    m = b = 0.0
    last_loss = float("inf")
    for _ in range(STEPS):
        errors = [y - (m * x + b) for x, y in zip(xs, ys)]
        loss = sum(error**2 for error in errors) / n
        if abs(last_loss - loss) < 1e-4:
            break
        last_loss = loss
        dm = -2 * sum(x * error for x, error in zip(xs, errors)) / n
        db = -2 * sum(errors) / n
        m = m - RATE * dm
        b = b - RATE * db
    return {"m": round(m, 2), "b": round(b, 2)}
