"""Style: no velocity; the diary itself remembers the last two positions."""


def heavy_ball(df, x0, lr, beta, steps):
    history = [x0]
    for t in range(steps):
        x = history[t]
        before = history[t - 1] if t > 0 else x0
        history.append(x - lr * df(x) + beta * (x - before))
    return dict(history=history)
