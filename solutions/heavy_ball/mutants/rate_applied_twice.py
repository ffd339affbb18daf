"""Your steps contain the learning rate twice. It enters once: in the velocity or in the move.

caught_by: H01 H02 H03 H05
hint: 3
"""


def heavy_ball(df, x0, lr, beta, steps):
    x, velocity = x0, 0.0
    history = [x]
    for _ in range(steps):
        velocity = beta * velocity - lr * df(x)
        x = x + lr * velocity
        history.append(x)
    return {"history": history}
