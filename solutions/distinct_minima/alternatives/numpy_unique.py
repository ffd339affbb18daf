"""Style: NumPy; unique finds the different values and sorts them."""

import numpy as np


def distinct_minima(df, starts, lr, steps):
    ends = np.array(starts, dtype=float)
    for i in range(len(ends)):
        x = float(ends[i])
        for _ in range(steps):
            x -= lr * df(x)
        ends[i] = x
    return np.unique(np.round(ends[np.isfinite(ends)], 3))
