"""Before the first step the ball lies still at x0. You let it come from 0, so the first step is too long.

caught_by: H02 H05
hint: 1
"""


def heavy_ball(df, x0, lr, beta, steps):
    previous, x = 0.0, x0
    history = [x]
    for _ in range(steps):
        previous, x = x, x - lr * df(x) + beta * (x - previous)
        history.append(x)
    return {"history": history}
