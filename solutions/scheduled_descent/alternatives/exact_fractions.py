"""Style: exact rates; the positions are floats again, since df needs them."""

from fractions import Fraction


def scheduled_descent(df, x0, steps, kind, alpha0, decay=None):
    first = Fraction(alpha0)
    if kind == "constant":
        rates = [first] * steps
    elif kind == "inverse":
        rates = [first / (1 + Fraction(decay) * t) for t in range(steps)]
    elif kind == "exponential":
        rates = [first * Fraction(decay) ** t for t in range(steps)]
    else:
        raise ValueError("unknown kind")

    x = x0
    history = [x]
    for rate in map(float, rates):
        x = x - rate * df(x)
        history.append(x)
    return {"result": x, "history": history, "rates": rates}
