"""Style: scaled columns have mean 0, so intercept and weights go their own ways; correlations say all."""

import numpy as np


def fit_scaled(X, y, lr=0.1, steps=500):
    if len(X) < 1 or len(X) != len(y):
        raise ValueError("unequal or empty")
    X, y = np.asarray(X, float), np.asarray(y, float)
    std = np.where(np.ptp(X, axis=0) > 0, X.std(axis=0), 1.0)
    Z = (X - X.mean(axis=0)) / std

    step = np.eye(Z.shape[1]) - 2 * lr * Z.T @ Z / len(y)
    push = 2 * lr * Z.T @ y / len(y)
    v = np.zeros(Z.shape[1])
    for _ in range(steps):
        v = step @ v + push
    c = y.mean() * (1 - (1 - 2 * lr) ** steps)
    return {"w": [float(f"{a:.4f}") for a in v / std], "b": float(f"{c - v / std @ X.mean(axis=0):.4f}")}
