"""Your beta has no effect: that is plain descent. Repeat a part of the last move.

caught_by: H02 H03 H05
hint: 2
"""


def heavy_ball(df, x0, lr, beta, steps):
    x, velocity = x0, 0.0
    history = [x]
    for _ in range(steps):
        velocity = -lr * df(x)
        x = x + velocity
        history.append(x)
    return {"history": history}
