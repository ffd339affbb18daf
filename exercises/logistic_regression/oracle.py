"""What is true, by the formula: the weights and the intercept after exactly so many steps, unrounded."""

import numpy as np


def logistic_regression(X, y, lr=0.1, steps=200):
    if not X or len(X) != len(y) or any(label not in (0, 1) for label in y):
        raise ValueError("X must have one row for each y, at least one, and each y must be 0 or 1")
    table, labels = np.array(X, dtype=np.float64), np.array(y, dtype=np.float64)
    n, width = table.shape
    w, b = np.zeros(width), 0.0
    for _ in range(steps):
        errors = sigmoid(table @ w + b) - labels
        w, b = w - lr / n * table.T @ errors, b - lr / n * float(errors.sum())
    return {"w": w.tolist(), "b": b}


def sigmoid(scores):
    """Return 1 / (1 + exp(-z)), with exp of numbers only that are at most 0."""
    small = np.exp(-np.abs(scores))
    return np.where(scores >= 0, 1.0, small) / (1.0 + small)
