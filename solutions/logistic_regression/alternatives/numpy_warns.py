"""Style: NumPy by the plain formula; exp becomes inf with a warning, and 1 / inf is the right 0."""

import numpy as np


def logistic_regression(X, y, lr=0.1, steps=200):
    if not X or len(X) != len(y) or not set(y).issubset((0, 1)):
        raise ValueError("X and y must fit, and y holds only 0 and 1")
    A, t = np.array(X, dtype=float), np.array(y, dtype=float)
    w, b = np.zeros(len(X[0])), 0.0
    for _ in range(steps):
        e = 1 / (1 + np.exp(-(A @ w + b))) - t
        w, b = w - lr * e @ A / len(t), b - lr * e.sum() / len(t)
    return {"w": [round(float(a), 4) for a in w], "b": round(float(b), 4)}
