import numpy as np


def linear_regression_multi(X, y, lr=0.01, steps=1000, lam=0.0):
    if len(X) == 0:
        raise ValueError("no rows")
    X = np.array(X, dtype=float)
    y = np.array(y, dtype=float)
    w = np.zeros(X.shape[1])
    b = 0.0
    for _ in range(steps):
        r = X @ w + b - y
        w, b = w - lr * (2 * X.T @ r / len(y) + lam * w), b - lr * 2 * r.mean()
    return {"w": w.round(4).tolist(), "b": round(float(b), 4)}
