import numpy as np


def fit_scaled(X, y, lr=0.1, steps=500):
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    if len(X) == 0 or len(X) != len(y):
        raise ValueError("X and y do not fit")
    mu = X.mean(axis=0)
    sd = np.where(X.std(axis=0) == 0, 1, X.std(axis=0))
    A = np.column_stack([(X - mu) / sd, np.ones(len(X))])
    p = np.zeros(A.shape[1])
    for _ in range(steps):
        p = p - lr * 2 / len(X) * A.T @ (A @ p - y)
    w = np.round(p[:-1] / sd, 4)
    b = round(float(p[-1] - w @ mu), 4)
    return {"w": w.tolist(), "b": b}
