import numpy as np


def distinct_minima(df, starts, lr, steps):
    xs = [float(x) for x in starts]
    for _ in range(steps):
        xs = [x - lr * df(x) for x in xs]
    return list(np.unique(np.round(xs, 3)))
