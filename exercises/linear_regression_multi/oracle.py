"""What is true, by the formula: the weights and the intercept after exactly so many steps, unrounded."""

import numpy as np


def linear_regression_multi(X, y, lr=0.01, steps=1000, lam=0.0):
    if not X or len(X) != len(y) or len({len(row) for row in X}) != 1:
        raise ValueError("X must have one row for each y, at least one, all of the same length")
    table, target = np.array(X, dtype=np.float64), np.array(y, dtype=np.float64)
    n, width = table.shape
    w, b = np.zeros(width), 0.0
    for _ in range(steps):
        residuals = table @ w + b - target
        slopes, slope = 2 / n * table.T @ residuals + lam * w, 2 / n * float(residuals.sum())
        w, b = w - lr * slopes, b - lr * slope
    return {"w": w.tolist(), "b": b}
