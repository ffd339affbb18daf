"""NumPy arrays and means; a run that diverges overflows with RuntimeWarnings."""

import numpy as np


def linearRegression(xs, ys):
    x = np.asarray(xs, dtype=float)
    y = np.asarray(ys, dtype=float)
    if x.size == 0 or x.shape != y.shape:
        raise ValueError(f"need as many x as y, and at least one, got {x.shape} and {y.shape}")

    m, b = 0.0, 0.0
    for _ in range(1000):
        residual = y - (m * x + b)
        m, b = m + 0.02 * np.mean(x * residual), b + 0.02 * np.mean(residual)
    return {"m": round(float(m), 2), "b": round(float(b), 2)}
