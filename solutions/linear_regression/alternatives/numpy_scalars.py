"""NumPy all the way: polyval for the predictions, dot products, and NumPy scalars in the dict."""

import numpy as np


def linearRegression(xs, ys):
    x = np.atleast_1d(np.asarray(xs)).astype(np.float64)
    y = np.atleast_1d(np.asarray(ys)).astype(np.float64)
    if len(x) == 0 or len(x) != len(y):
        raise ValueError("xs and ys must be equally long and not empty")

    line = np.zeros(2)
    with np.errstate(all="ignore"):
        for _ in range(1000):
            error = np.polyval(line, x) - y
            line = line - 0.01 * 2 * np.array([error @ x, error.sum()]) / x.size
    return {"m": np.around(line, 2)[0], "b": np.around(line, 2)[1]}
