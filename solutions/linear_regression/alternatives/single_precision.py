"""NumPy in single precision from beginning to end; the result holds float32 scalars."""

import numpy as np


def linearRegression(xs, ys):
    if len(xs) == 0:
        raise ValueError("empty input")

    x = np.array(xs, dtype=np.float32)
    y = np.array(ys, dtype=np.float32)
    if len(x) != len(y):
        raise ValueError("xs and ys have different lengths")
    rate = np.float32(0.01)
    m = b = np.float32(0)
    for _ in range(1000):
        error = m * x + b - y
        grad_m = np.float32(2) * (error * x).mean()
        grad_b = np.float32(2) * error.mean()
        m = m - rate * grad_m
        b = b - rate * grad_b
    return {"m": np.round(m, 2), "b": np.round(b, 2)}
