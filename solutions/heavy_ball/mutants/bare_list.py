"""The positions are right, but the list has no name. Return it as history.

caught_by: H08
idea: names_lost
"""


def heavy_ball(df, x0, lr, beta, steps):
    x, velocity = x0, 0.0
    history = [x]
    for _ in range(steps):
        velocity = beta * velocity - lr * df(x)
        x = x + velocity
        history.append(x)
    return history
