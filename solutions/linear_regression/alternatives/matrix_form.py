"""Matrix form: a column of ones, and the gradient as a matrix product."""

import numpy as np


def linearRegression(xs, ys):
    if len(xs) != len(ys) or len(xs) < 1:
        raise ValueError("xs and ys must be equally long and not empty")

    A = np.column_stack([xs, np.ones(len(xs))])
    y = np.array(ys, dtype=float)
    theta = np.zeros(2)
    for _ in range(1000):
        theta -= 0.01 * (2 / len(y)) * (A.T @ (A @ theta - y))
    m, b = theta.round(2).tolist()
    return dict(m=m, b=b)
