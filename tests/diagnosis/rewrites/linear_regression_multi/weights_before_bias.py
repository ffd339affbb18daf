import numpy as np


def linear_regression_multi(X, y, lr=0.01, steps=1000, lam=0.0):
    if not X or len(X) != len(y) or len({len(row) for row in X}) > 1:
        raise ValueError("bad input")
    A, t = np.array(X, float), np.array(y, float)
    n, p = A.shape
    w, b = np.zeros(p), 0.0
    for _ in range(steps):
        w -= lr * (2 / n * A.T @ (A @ w + b - t) + lam * w)
        b -= lr * 2 / n * np.sum(A @ w + b - t)
    return {"w": np.round(w, 4).tolist(), "b": round(float(b), 4)}
