"""The decay is multiplied in at each step: alpha0 times the decay to the power t. The number e has no part
in it.

caught_by: H03 H05
idea: schedules_confused
"""

import math


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
            rate = alpha0 * math.exp(-decay * t)
        else:
            rate = alpha0
        x = x - rate * df(x)
        history.append(x)
        rates.append(rate)
    return {"result": x, "history": history, "rates": rates}
