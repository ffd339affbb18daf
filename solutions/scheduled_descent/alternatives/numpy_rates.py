"""Style: NumPy; all rates at once by an array, the diary as an array."""

import numpy as np


def scheduled_descent(df, x0, steps, kind, alpha0, decay=None):
    t = np.arange(steps)
    if kind == "constant":
        rates = np.full(steps, alpha0, dtype=float)
    elif kind == "inverse":
        rates = alpha0 / (1 + decay * t)
    elif kind == "exponential":
        rates = alpha0 * np.power(float(decay), t)
    else:
        raise ValueError("unknown kind")
    history = np.zeros(steps + 1)
    history[0] = x0
    for k in range(steps):
        history[k + 1] = history[k] - rates[k] * df(float(history[k]))
    return {"result": history[-1], "history": history, "rates": rates}
