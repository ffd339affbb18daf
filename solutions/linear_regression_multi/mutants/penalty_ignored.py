"""You take lam and never use it: its slope, lam * w, belongs to the gradient of the weights.

caught_by: H01 H08
hint: 2
idea: penalty_left_out
"""


def linear_regression_multi(X, y, lr=0.01, steps=1000, lam=0.0):
    if len(X) == 0 or len(X) != len(y) or any(len(row) != len(X[0]) for row in X):
        raise ValueError("X must have one row for each y, at least one, all of the same length")

    n = len(X)
    w, b = [0.0] * len(X[0]), 0.0
    for _ in range(steps):
        errors = [sum(a * x for a, x in zip(w, row)) + b - target for row, target in zip(X, y)]
        slopes = [2 / n * sum(e * x for e, x in zip(errors, column)) for column in zip(*X)]
        slope = 2 / n * sum(errors)
        w = [a - lr * s for a, s in zip(w, slopes)]
        b = b - lr * slope
    return {"w": [round(a, 4) for a in w], "b": round(b, 4)}
