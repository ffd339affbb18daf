"""You moved with the old velocity, so every step comes one too late. Update the velocity, then move.

caught_by: H01 H02 H03 H05
hint: 1
"""


def heavy_ball(df, x0, lr, beta, steps):
    x, velocity = x0, 0.0
    history = [x]
    for _ in range(steps):
        x = x + velocity
        velocity = beta * velocity - lr * df(x)
        history.append(x)
    return {"history": history}
