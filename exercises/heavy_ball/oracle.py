"""What is true, by the recurrence: the step against the slope, and a part of the last move again."""


def heavy_ball(df, x0, lr, beta, steps):
    history = [x0, x0]  # at rest before the first step
    for _ in range(steps):
        before, x = history[-2:]
        history.append(x - lr * df(x) + beta * (x - before))
    return {"history": history[1:]}
