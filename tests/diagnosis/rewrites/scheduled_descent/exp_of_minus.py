import numpy as np

RATES = {
    "constant": lambda a, k, t: np.full(len(t), a),
    "inverse": lambda a, k, t: a / (1 + k * t),
    "exponential": lambda a, k, t: a / np.exp(k) ** t,
}


def scheduled_descent(df, x0, steps, kind, alpha0, decay=None):
    if kind not in RATES:
        raise ValueError(f"unknown schedule {kind}")
    rates = RATES[kind](float(alpha0), decay, np.arange(steps))
    history = np.empty(steps + 1)
    history[0] = x0
    for t in range(steps):
        history[t + 1] = history[t] - rates[t] * df(history[t])
    return {"result": history[steps], "history": history, "rates": rates}
