"""You measured the slope again for the same step. Call df once and keep the number.

caught_by: H07
idea: measured_too_often
"""


def heavy_ball(df, x0, lr, beta, steps):
    x, velocity = x0, 0.0
    history = [x]
    for _ in range(steps):
        x, velocity = x - lr * df(x) + beta * velocity, beta * velocity - lr * df(x)
        history.append(x)
    return {"history": history}
