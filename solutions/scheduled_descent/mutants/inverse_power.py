"""Inverse time divides by 1 + k*t, with k for the decay; a power of 1 + k belongs to the exponential
family.

caught_by: H02 H07
hint: 2
idea: inverse_as_power
"""


def scheduled_descent(df, x0, steps, kind, alpha0, decay=None):
    if kind not in ("constant", "inverse", "exponential"):
        raise ValueError(f"unknown kind of schedule: {kind!r}")

    x = x0
    history = [x]
    rates = []
    for t in range(steps):
        if kind == "inverse":
            rate = alpha0 / (1 + decay) ** t
        elif kind == "exponential":
            rate = alpha0 * decay**t
        else:
            rate = alpha0
        x = x - rate * df(x)
        history.append(x)
        rates.append(rate)
    return {"result": x, "history": history, "rates": rates}
