"""Style: NumPy; the weights come back as an array."""

import numpy as np


def fit_scaled(X, y, lr=0.1, steps=500):
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    if len(X) == 0 or len(X) != len(y):
        raise ValueError(f"{len(X)} rows, {len(y)} targets")

    mean, std = X.mean(axis=0), X.std(axis=0)
    std[std == 0] = 1
    Z = (X - mean) / std
    v, c = np.zeros(Z.shape[1]), 0.0
    for _ in range(steps):
        error = Z @ v + c - y
        v, c = v - lr * 2 * (Z.T @ error) / len(y), c - lr * 2 * error.mean()
    w = v / std
    return {"w": np.round(w, 4), "b": np.round(c - w @ mean, 4)}
