"""Style: NumPy; the nudges are the rows of a scaled identity matrix."""

import numpy as np


def numerical_gradient(f, x, h=1e-5):
    x = np.asarray(x, dtype=float)
    return np.array([f(x + e) - f(x - e) for e in h * np.eye(x.size)]) / (2 * h)
