"""You subtracted a part of the last move, which brakes the ball. Add it.

caught_by: H02 H03 H05
"""


def heavy_ball(df, x0, lr, beta, steps):
    x, velocity = x0, 0.0
    history = [x]
    for _ in range(steps):
        velocity = -beta * velocity - lr * df(x)
        x = x + velocity
        history.append(x)
    return {"history": history}
