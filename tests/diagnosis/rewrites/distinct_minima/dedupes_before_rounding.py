import numpy as np


def distinct_minima(df, starts, lr, steps):
    ends = []
    for x in starts:
        for _ in range(steps):
            x -= lr * df(x)
        ends.append(x)
    ends = np.array(ends, dtype=float)
    return np.round(np.unique(ends[np.isfinite(ends)]), 3).tolist()
