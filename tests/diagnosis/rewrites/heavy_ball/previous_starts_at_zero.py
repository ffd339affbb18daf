import numpy as np


def heavy_ball(df, x0, lr, beta, steps):
    x = np.zeros(steps + 2)
    x[1] = x0
    for k in range(1, steps + 1):
        move = beta * (x[k] - x[k - 1])
        x[k + 1] = x[k] + move - lr * df(x[k])
    return {"history": x[1:]}
