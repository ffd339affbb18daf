import numpy as np


def linearRegression(xs, ys):
    X = np.column_stack([xs, np.ones(len(xs))])
    y = np.array(ys)
    theta = np.zeros(2)
    for i in range(1000):
        gradient = X.T @ (X @ theta - y) / len(y)
        theta = theta - 0.01 * gradient
    return {"m": round(theta[0], 2), "b": round(theta[1], 2)}
