import numpy as np


def gradient_descent_1d(df, x0, lr, steps):
    move = lr * df(x0)
    path = x0 - move * np.arange(steps + 1)
    return {"result": round(float(path[-1]), 6), "history": [round(float(p), 6) for p in path]}
