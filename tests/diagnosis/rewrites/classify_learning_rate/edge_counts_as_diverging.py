import numpy as np


def classify_learning_rate(lr, curvatures):
    c = np.atleast_1d(np.array(curvatures, dtype=float))
    if lr <= 0 or c.size == 0 or np.min(c) <= 0:
        raise ValueError("must be positive")
    if not lr < 2 / c.max():
        return "diverges"
    if lr > 1 / c.max():
        return "oscillates"
    slowest = 1 - lr * c.min()
    return "crawls" if slowest**20 > 0.1 else "converges"
