"""Style: a feature that is always 1, the normal matrix once, and a power of the step."""

import numpy as np


def linear_regression_multi(X, y, lr=0.01, steps=1000, lam=0.0):
    if not len(X) or len(X) != len(y) or len(set(map(len, X))) > 1:
        raise ValueError("X and y must fit")
    table = np.hstack([np.array(X, dtype=float), np.ones((len(X), 1))])
    hessian = 2 / len(X) * table.T @ table + np.diag([lam] * len(X[0]) + [0.0])
    size = len(hessian)
    step = np.eye(size + 1)
    step[:size, :size] -= lr * hessian
    step[:size, size] = lr * 2 / len(X) * table.T @ np.array(y, dtype=float)
    end = np.linalg.matrix_power(step, steps)[:size, size]
    return dict(w=[round(number, 4) for number in end[:-1].tolist()], b=round(end.tolist()[-1], 4))
