"""b never moves: it needs a gradient and an update of its own.

caught_by: H01 H03 H04 H06
idea: intercept_left_out
"""

from math import exp


def sigmoid(z):
    if z >= 0:
        return 1 / (1 + exp(-z))
    return exp(z) / (1 + exp(z))


def logistic_regression(X, y, lr=0.1, steps=200):
    if len(X) == 0 or len(X) != len(y) or any(label not in (0, 1) for label in y):
        raise ValueError("X must have one row for each y, at least one, and each y must be 0 or 1")

    n = len(X)
    w, b = [0.0] * len(X[0]), 0.0
    for _ in range(steps):
        scores = [sum(a * x for a, x in zip(w, row)) + b for row in X]
        errors = [sigmoid(z) - label for z, label in zip(scores, y)]
        slopes = [sum(e * x for e, x in zip(errors, column)) / n for column in zip(*X)]
        w = [a - lr * s for a, s in zip(w, slopes)]
    return {"w": [round(a, 4) for a in w], "b": round(b, 4)}
