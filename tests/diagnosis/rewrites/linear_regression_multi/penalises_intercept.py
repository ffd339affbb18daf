import numpy as np


def linear_regression_multi(X, y, lr=0.01, steps=1000, lam=0.0):
    if len(X) == 0 or len(X) != len(y) or any(len(r) != len(X[0]) for r in X):
        raise ValueError("X and y do not fit")
    ones = np.ones((len(X), 1))
    A = np.hstack([ones, np.asarray(X, dtype=float)])
    theta = np.zeros(A.shape[1])
    for _ in range(steps):
        gradient = 2 * (A @ theta - np.asarray(y)) @ A / len(y) + lam * theta
        theta = theta - lr * gradient
    theta = [round(float(t), 4) for t in theta]
    return {"w": theta[1:], "b": theta[0]}
