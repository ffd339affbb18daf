"""Style: a generator of endless descent, cut off by islice; a named tuple comes back."""

from collections import namedtuple
from itertools import islice
from operator import mul

Fit = namedtuple("Fit", ["w", "b"])


def descent(X, y, lr, lam):
    w, b = (0.0,) * len(X[0]), 0.0
    while True:
        yield w, b
        residuals = [sum(map(mul, w, row), b) - target for row, target in zip(X, y)]
        pulls = [sum(map(mul, residuals, column)) * 2 / len(y) for column in zip(*X)]
        w = tuple(a - lr * (pull + lam * a) for a, pull in zip(w, pulls))
        b -= lr * sum(residuals) * 2 / len(y)


def linear_regression_multi(X, y, lr=0.01, steps=1000, lam=0.0):
    if len(X) != len(y) or len(X) == 0:
        raise ValueError("X and y differ in length, or are empty")
    for row in X:
        if len(row) != len(X[0]):
            raise ValueError("rows differ in length")
    w, b = next(islice(descent(X, y, lr, lam), steps, None))
    return Fit(tuple(float(f"{a:.4f}") for a in w), float(f"{b:.4f}"))
