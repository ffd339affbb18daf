"""Style: Decimal arithmetic, rounded half up; the derivative still gets floats."""

from decimal import ROUND_HALF_UP, Decimal


def report(x):
    return x.quantize(Decimal("0.000001"), ROUND_HALF_UP)


def gradient_descent_1d(df, x0, lr, steps):
    x, rate = Decimal(repr(x0)), Decimal(repr(lr))
    history = [report(x)]
    for _ in range(steps):
        x -= rate * Decimal(df(float(x)))
        history.append(report(x))
    return {"result": history[-1], "history": history}
