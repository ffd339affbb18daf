"""Style: NumPy matrices; the weights come back as an array."""

import numpy as np


def linear_regression_multi(X, y, lr=0.01, steps=1000, lam=0.0):
    if len(X) == 0 or len(X) != len(y):
        raise ValueError("X and y do not fit")
    if len({len(row) for row in X}) > 1:
        raise ValueError("ragged rows")
    A, t = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    w, b = np.zeros(A.shape[1]), 0.0
    for _ in range(steps):
        e = A @ w + b - t
        w, b = w - lr * (2 * A.T @ e / len(t) + lam * w), b - lr * 2 * e.mean()
    return {"w": np.round(w, 4), "b": round(float(b), 4)}
