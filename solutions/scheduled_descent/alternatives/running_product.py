"""Style: the exponential rate is a running product; the others are computed anew."""


def scheduled_descent(df, x0, steps, kind, alpha0, decay=None):
    if kind != "constant" and kind != "inverse" and kind != "exponential":
        raise ValueError("kind must be constant, inverse or exponential")
    history, rates = [x0], []
    faded = alpha0
    for t in range(steps):
        if kind == "constant":
            rate = alpha0
        elif kind == "inverse":
            rate = alpha0 / (decay * t + 1)
        else:
            rate = faded
            faded *= decay
        rates += [rate]
        history += [history[-1] - rate * df(history[-1])]
    return dict(result=history[-1], history=history, rates=rates)
