"""Style: Decimal arithmetic, and a dataclass for the answer."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass
class Fit:
    w: list
    b: Decimal


def linear_regression_multi(X, y, lr=0.01, steps=1000, lam=0.0):
    X = [[Decimal(str(x)) for x in row] for row in X]
    y = [Decimal(str(value)) for value in y]
    if not X or len(X) != len(y) or min(map(len, X)) != max(map(len, X)):
        raise ValueError("bad data")
    lr, lam, n = Decimal(str(lr)), Decimal(str(lam)), len(X)
    fit = Fit([Decimal(0) for _ in X[0]], Decimal(0))
    for _ in range(steps):
        errors = [sum(map(Decimal.__mul__, fit.w, row)) + fit.b - value for row, value in zip(X, y)]
        for j, weight in enumerate(fit.w):
            fit.w[j] = weight - lr * (2 * sum(e * row[j] for e, row in zip(errors, X)) / n + lam * weight)
        fit.b -= lr * 2 * sum(errors) / n
    places = Decimal("0.0001")
    return Fit([weight.quantize(places) for weight in fit.w], fit.b.quantize(places))
