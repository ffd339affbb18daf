import numpy as np


def linearRegression(xs, ys):
    x = np.asarray(xs, dtype=float)
    y = np.asarray(ys, dtype=float)
    if x.size == 0 or x.size != y.size:
        raise ValueError("bad data")
    m, b = 0.0, 0.0
    lr = 0.01
    for _ in range(1000):
        m -= lr * np.mean(2 * x * (m * x + b - y))
        b -= lr * np.mean(2 * (m * x + b - y))
    return {"m": float(np.round(m, 2)), "b": float(np.round(b, 2))}
