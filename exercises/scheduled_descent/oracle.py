"""What is true, by the reference: the rates of a schedule, and the walk that uses them."""

import reference


def scheduled_descent(df, x0, steps, kind, alpha0, decay=None):
    rate = schedule(kind, alpha0, decay)
    trace = reference.descend_1d(df, x0, rate, max_iter=steps, tol=None)
    history = trace.points.ravel().tolist()
    return {"result": history[-1], "history": history, "rates": [rate(t) for t in range(steps)]}


def schedule(kind, alpha0, decay):
    """Return the schedule with that name."""
    if kind == "constant":
        return reference.constant(alpha0)
    if kind == "inverse":
        return reference.inverse_time(alpha0, decay)
    if kind == "exponential":
        return reference.exponential(alpha0, decay)
    raise ValueError(f"unknown kind: {kind!r}")
