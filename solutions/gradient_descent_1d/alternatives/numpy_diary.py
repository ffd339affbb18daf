"""Style: NumPy, a diary allocated in advance and returned as an array."""

import numpy as np


def gradient_descent_1d(df, x0, lr, steps):
    diary = np.empty(steps + 1)
    diary[0] = x0
    for k in range(steps):
        diary[k + 1] = diary[k] - lr * df(diary[k])
    diary = np.round(diary, 6)
    return {"result": diary[-1], "history": diary}
