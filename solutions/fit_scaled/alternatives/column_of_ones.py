"""Style: a column of ones makes the intercept one more weight, and a matrix takes the model back."""

import numpy as np


def fit_scaled(X, y, lr=0.1, steps=500):
    n = len(X)
    if n == 0 or n != len(y):
        raise ValueError("bad data")

    table = np.column_stack([np.ones(n), np.asarray(X, dtype=float)])
    p = table.shape[1] - 1
    back = np.eye(p + 1)
    for j in range(1, p + 1):
        std = table[:, j].std() or 1.0
        back[j, j] = 1 / std
        back[0, j] = -table[:, j].mean() / std
    A = table @ back
    theta = np.zeros(p + 1)
    for _ in range(steps):
        theta -= (2 * lr / n) * A.T @ (A @ theta - y)
    b, *w = (back @ theta).round(4).tolist()
    return dict(b=b, w=w)
