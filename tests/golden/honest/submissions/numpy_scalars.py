import numpy as np


def linearRegression(xs, ys):
    x = np.asarray(xs, dtype=np.float64)
    y = np.asarray(ys, dtype=np.float64)
    if x.size == 0 or x.size != y.size:
        raise ValueError("need as many x as y, and at least one")
    m = b = np.float64(0)
    for _ in range(1000):
        e = m * x + b - y
        m, b = m - 0.01 * 2 * (e * x).mean(), b - 0.01 * 2 * e.mean()
    return {"m": np.round(m, 2), "b": np.round(b, 2), "loss": np.mean(e**2)}
