"""You averaged the slopes, which scales each step by 1 - beta. Here every slope enters in full.

caught_by: H02 H03 H05
hint: 1
"""


def heavy_ball(df, x0, lr, beta, steps):
    x, velocity = x0, 0.0
    history = [x]
    for _ in range(steps):
        velocity = beta * velocity - (1 - beta) * lr * df(x)
        x = x + velocity
        history.append(x)
    return {"history": history}
