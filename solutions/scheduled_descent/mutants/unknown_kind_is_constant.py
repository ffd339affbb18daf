"""Refuse a schedule that you do not know: a misspelled kind would run on with the wrong rates.

caught_by: H08
idea: bad_input_unnoticed
"""


def scheduled_descent(df, x0, steps, kind, alpha0, decay=None):
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
    return {"result": x, "history": history, "rates": rates}
