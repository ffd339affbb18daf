"""You took the root of 1 + k*t. That is another schedule: here the denominator has no root.

caught_by: H02 H07
idea: schedules_confused
"""


def scheduled_descent(df, x0, steps, kind, alpha0, decay=None):
    if kind not in ("constant", "inverse", "exponential"):
        raise ValueError(f"unknown kind of schedule: {kind!r}")

    x = x0
    history = [x]
    rates = []
    for t in range(steps):
        if kind == "inverse":
            rate = alpha0 / (1 + decay * t) ** 0.5
        elif kind == "exponential":
            rate = alpha0 * decay**t
        else:
            rate = alpha0
        x = x - rate * df(x)
        history.append(x)
        rates.append(rate)
    return {"result": x, "history": history, "rates": rates}
