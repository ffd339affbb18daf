"""The numbers are right, but they came without their names: return a dict with result, history and rates.

caught_by: H09
idea: names_lost
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
            rate = alpha0 * decay**t
        else:
            rate = alpha0
        x = x - rate * df(x)
        history.append(x)
        rates.append(rate)
    return x, history, rates
