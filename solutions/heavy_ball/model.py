"""Our answer: a velocity that starts at 0, loses a part in every step and is pushed by the slope."""


def heavy_ball(df, x0, lr, beta, steps):
    x, velocity = x0, 0.0
    history = [x]
    for _ in range(steps):
        velocity = beta * velocity - lr * df(x)
        x = x + velocity
        history.append(x)
    return {"history": history}
