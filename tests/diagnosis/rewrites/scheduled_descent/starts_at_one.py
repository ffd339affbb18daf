def rate_of(kind, alpha0, decay, number):
    match kind:
        case "constant":
            return alpha0
        case "inverse":
            return alpha0 / (1 + decay * number)
        case "exponential":
            return alpha0 if number == 0 else decay * rate_of(kind, alpha0, decay, number - 1)
    raise ValueError("no such schedule")


def scheduled_descent(df, x0, steps, kind, alpha0, decay=None):
    rate_of(kind, alpha0, decay, 0)
    history, rates = [x0], []
    while len(rates) < steps:
        rate = rate_of(kind, alpha0, decay, len(history))
        rates.append(rate)
        history.append(history[-1] - df(history[-1]) * rate)
    return {"result": history[-1], "history": history, "rates": rates}
