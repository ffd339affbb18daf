"""The decay is the factor that stays from one rate to the next, not the part that goes away.

caught_by: H05
idea: removed_for_left
"""


def scheduled_descent(df, x0, steps, kind, alpha0, decay=None):
    if kind not in ("constant", "inverse", "exponential"):
        raise ValueError(f"unknown kind of schedule: {kind!r}")

    x = x0
    history = [x]
    rates = []
    for t in range(steps):
        if kind == "inverse":
            rate = alpha0 / (1 + decay * t)
        elif kind == "exponential":
            rate = alpha0 * (1 - decay) ** t
        else:
            rate = alpha0
        x = x - rate * df(x)
        history.append(x)
        rates.append(rate)
    return {"result": x, "history": history, "rates": rates}
