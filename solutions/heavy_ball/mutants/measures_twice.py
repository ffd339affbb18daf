"""You measured the slope again for the same step. Call df once and keep the number.

caught_by: H07
idea: measured_too_often
"""


def heavy_ball(df, x0, lr, beta, steps):
    x, velocity = x0, 0.0
    history = [x]
    for _ in range(steps):
        velocity = beta * velocity
        if df(x) != 0:
            velocity = velocity - lr * df(x)
        x = x + velocity
        history.append(x)
    return {"history": history}
