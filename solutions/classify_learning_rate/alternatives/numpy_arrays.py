"""Style: NumPy; a single number becomes an array of one axis, and the label is one of NumPy's strings."""

import numpy as np


def classify_learning_rate(lr, curvatures):
    c = np.atleast_1d(np.asarray(curvatures, dtype=float))
    if lr <= 0 or c.size == 0 or (c <= 0).any():
        raise ValueError("rate and curvatures must be positive")
    r = 1 - lr * c
    conditions = [(np.abs(r) > 1).any(), (r < 0).any(), (r**20 > 0.1).any()]
    return str(np.select(conditions, ["diverges", "oscillates", "crawls"], "converges"))
