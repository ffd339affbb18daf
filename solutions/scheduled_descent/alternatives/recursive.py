"""Style: recursion on the number of the step, lists put together on the way back."""


def scheduled_descent(df, x0, steps, kind, alpha0, decay=None):
    def rate_at(t):
        if kind == "constant":
            return alpha0
        if kind == "inverse":
            return alpha0 / (1 + decay * t)
        if kind == "exponential":
            return alpha0 if t == 0 else decay * rate_at(t - 1)
        raise ValueError(kind)

    def walk(x, t):
        if t == steps:
            return [x], []
        rate = rate_at(t)
        later, rates = walk(x - rate * df(x), t + 1)
        return [x, *later], [rate, *rates]

    rate_at(0)
    history, rates = walk(x0, 0)
    return {"rates": rates, "history": history, "result": history[-1]}
