import numpy as np


def mse_and_gradient(points, m, b):
    if not points:
        raise ValueError("need points")
    data = np.array(points, dtype=float)
    x, y = data[:, 0], data[:, 1]
    error = m * x + b - y
    return {
        "loss": 0.5 * np.mean(error**2),
        "dm": np.mean(error * x),
        "db": np.mean(error),
    }
