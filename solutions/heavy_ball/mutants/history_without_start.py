"""The diary begins with the start: put x0 into it before the first step.

caught_by: H01 H02 H03 H04 H05 H06
idea: start_not_recorded
"""


def heavy_ball(df, x0, lr, beta, steps):
    x, velocity = x0, 0.0
    history = []
    for _ in range(steps):
        velocity = beta * velocity - lr * df(x)
        x = x + velocity
        history.append(x)
    return {"history": history}
