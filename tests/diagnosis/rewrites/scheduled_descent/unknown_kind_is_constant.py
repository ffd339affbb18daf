class Schedule:
    def __init__(self, alpha0, decay):
        self.alpha0 = alpha0
        self.decay = decay

    def inverse(self, t):
        return self.alpha0 / (1 + self.decay * t)

    def exponential(self, t):
        return self.alpha0 * self.decay**t


def scheduled_descent(df, x0, steps, kind, alpha0, decay=None):
    schedule = Schedule(alpha0, decay)
    if kind == "constant":
        rates = [alpha0] * steps
    elif kind == "inverse":
        rates = [schedule.inverse(t) for t in range(steps)]
    else:
        rates = [schedule.exponential(t) for t in range(steps)]
    x, history = x0, [x0]
    for rate in rates:
        x -= rate * df(x)
        history += [x]
    return {"result": x, "history": history, "rates": rates}
