"""Style: NumPy; exp of minus the size of each score, and np.where for its sign."""

import numpy as np


def logistic_regression(X, y, lr=0.1, steps=200):
    if len(X) == 0 or len(X) != len(y) or not set(y) <= {0, 1}:
        raise ValueError("X and y do not fit")
    table, labels = np.array(X, dtype=float), np.array(y, dtype=float)
    w, b = np.zeros(table.shape[1]), 0.0
    for _ in range(steps):
        z = table @ w + b
        small = np.exp(-np.abs(z))
        error = np.where(z >= 0, 1 / (1 + small), small / (1 + small)) - labels
        w = w - lr * (table.T @ error) / len(labels)
        b = b - lr * error.mean()
    return {"w": w.round(4), "b": np.round(b, 4)}
