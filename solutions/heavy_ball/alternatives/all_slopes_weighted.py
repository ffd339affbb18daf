"""Style: by the definition, unrolled; each move is a sum over all slopes so far, old ones fading."""


def heavy_ball(df, x0, lr, beta, steps):
    xs, slopes = [x0], []
    for t in range(steps):
        slopes.append(df(xs[-1]))
        move = -lr * sum(beta ** (t - k) * slope for k, slope in enumerate(slopes))
        xs.append(xs[-1] + move)
    return {"history": xs, "slopes": slopes}
