"""Style: NumPy with a feature that is always 1; p = exp(-log(1 + exp(-z))) by logaddexp."""

from types import SimpleNamespace

import numpy as np


def logistic_regression(X, y, lr=0.1, steps=200):
    if len(X) < 1 or len(X) != len(y) or not np.isin(y, (0, 1)).all():
        raise ValueError("X needs a row for each label, and labels are 0 or 1")
    rows = np.column_stack([np.array(X, dtype=float), np.ones(len(X))])
    theta = np.zeros(rows.shape[1])
    for _ in range(steps):
        p = np.exp(-np.logaddexp(0, -(rows @ theta)))
        theta -= lr * np.mean((p - np.array(y))[:, None] * rows, axis=0)
    *w, b = (round(number, 4) for number in theta.tolist())
    return SimpleNamespace(w=w, b=b)
