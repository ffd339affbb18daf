"""Style: deep-learning libraries collect slopes, and the rate enters when the ball moves."""


def heavy_ball(df, x0, lr, beta, steps):
    x = float(x0)
    buffer = 0.0
    history = (x,)
    while len(history) <= steps:
        buffer = beta * buffer + df(x)
        x -= lr * buffer
        history += (x,)
    return {"history": history}
