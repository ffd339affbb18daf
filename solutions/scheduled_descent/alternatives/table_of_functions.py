"""Style: a table from kind to function; all rates first, then the walk by accumulate."""

from itertools import accumulate

SCHEDULES = {
    "constant": lambda alpha0, _, t: alpha0,
    "inverse": lambda alpha0, decay, t: alpha0 / (1 + decay * t),
    "exponential": lambda alpha0, decay, t: alpha0 * pow(decay, t),
}


def scheduled_descent(df, x0, steps, kind, alpha0, decay=None):
    try:
        schedule = SCHEDULES[kind]
    except KeyError:
        raise ValueError(f"no schedule is called {kind!r}") from None
    rates = [schedule(alpha0, decay, t) for t in range(steps)]
    history = list(accumulate(rates, lambda x, rate: x - rate * df(x), initial=x0))
    return {"result": history[-1], "history": history, "rates": rates}
