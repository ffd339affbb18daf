"""Decimal arithmetic with 28 digits, and Decimals in the result; a huge one cannot be rounded and raises."""

from decimal import Decimal


def linearRegression(xs, ys):
    points = [(Decimal(str(x)), Decimal(str(y))) for x, y in zip(xs, ys, strict=True)]
    if not points:
        raise ValueError("no points")

    m = b = Decimal(0)
    step = Decimal("0.02") / len(points)
    for _ in range(1000):
        errors = [y - (m * x + b) for x, y in points]
        m += step * sum(x * error for (x, _), error in zip(points, errors))
        b += step * sum(errors)
    return {"m": round(m, 2), "b": round(b, 2)}
