"""A random start makes the answer depend on luck; start both m and b at 0.

caught_by: H03 H04 H05 H06 H13 H17
idea: other_start
"""

import random

RATE = 0.01
STEPS = 1000


def linearRegression(xs, ys):
    if len(xs) == 0 or len(xs) != len(ys):
        raise ValueError("xs and ys must have the same length, and at least one point")

    n = len(xs)
    luck = random.Random(7)  # seeded, so that this file does the same on every machine
    m, b = luck.uniform(-1, 1), luck.uniform(-1, 1)
    for _ in range(STEPS):
        errors = [y - (m * x + b) for x, y in zip(xs, ys)]
        dm = -2 * sum(x * error for x, error in zip(xs, errors)) / n
        db = -2 * sum(errors) / n
        m = m - RATE * dm
        b = b - RATE * db
    return {"m": round(m, 2), "b": round(b, 2)}
