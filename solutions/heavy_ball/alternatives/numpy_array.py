"""Style: an array that is filled from left to right, with one more place for the time before the start."""

import numpy as np


def heavy_ball(df, x0, lr, beta, steps):
    x = np.full(steps + 2, x0, dtype=float)
    for t in range(1, steps + 1):
        x[t + 1] = x[t] - lr * df(x[t]) + beta * (x[t] - x[t - 1])
    return {"history": x[1:]}
