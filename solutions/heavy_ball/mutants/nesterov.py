"""That is the look-ahead variant. Measure the slope where the ball is, not where its velocity leads.

caught_by: H02 H03 H05
"""


def heavy_ball(df, x0, lr, beta, steps):
    x, velocity = x0, 0.0
    history = [x]
    for _ in range(steps):
        velocity = beta * velocity - lr * df(x + beta * velocity)
        x = x + velocity
        history.append(x)
    return {"history": history}
