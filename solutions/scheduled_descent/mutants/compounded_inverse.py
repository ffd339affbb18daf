"""Each rate starts from alpha0, not from the previous rate: you divided what was divided already.

caught_by: H02 H07
hint: 2
"""


def scheduled_descent(df, x0, steps, kind, alpha0, decay=None):
    if kind not in ("constant", "inverse", "exponential"):
        raise ValueError(f"unknown kind of schedule: {kind!r}")

    x = x0
    history = [x]
    rates = []
    rate = alpha0
    for t in range(steps):
        if kind == "inverse":
            rate = rate / (1 + decay * t)
        elif kind == "exponential":
            rate = alpha0 * decay**t
        else:
            rate = alpha0
        x = x - rate * df(x)
        history.append(x)
        rates.append(rate)
    return {"result": x, "history": history, "rates": rates}
