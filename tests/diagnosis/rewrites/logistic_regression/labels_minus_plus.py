import numpy as np


def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + e), e / (1 + e))


def logistic_regression(X, y, lr=0.1, steps=200):
    if len(X) == 0 or len(X) != len(y) or any(v not in (0, 1) for v in y):
        raise ValueError("bad data")
    A = np.column_stack([np.ones(len(X)), X])
    target = np.where(np.array(y) == 1, 1, -1)
    theta = np.zeros(A.shape[1])
    for _ in range(steps):
        theta = theta - lr * np.mean((sigmoid(A @ theta) - target)[:, None] * A, axis=0)
    b, *w = (round(v, 4) for v in theta.tolist())
    return {"w": w, "b": b}
