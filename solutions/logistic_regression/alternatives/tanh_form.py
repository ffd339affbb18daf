"""Style: the sigmoid as half of 1 + tanh(z / 2), which cannot overflow; a named tuple."""

from collections import namedtuple
from math import tanh

Model = namedtuple("Model", "w b")


def logistic_regression(X, y, lr=0.1, steps=200):
    n = len(X)
    if n == 0 or n != len(y):
        raise ValueError("X and y must have the same length, at least 1")
    for label in y:
        if label != 0 and label != 1:
            raise ValueError(f"{label} is no class")
    model = Model([0.0 for _ in X[0]], 0.0)
    for _ in range(steps):
        error = []
        for row, label in zip(X, y):
            z = model.b + sum(a * x for a, x in zip(model.w, row))
            error.append((1 + tanh(z / 2)) / 2 - label)
        w = [a - lr / n * sum(e * row[j] for e, row in zip(error, X)) for j, a in enumerate(model.w)]
        model = Model(w, model.b - lr / n * sum(error))
    return Model([round(a, 4) for a in model.w], round(model.b, 4))
