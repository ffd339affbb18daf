"""Style: two classes, as in libraries, and a namespace as the answer."""

from statistics import fmean, pstdev
from types import SimpleNamespace


class Scaler:
    def fit(self, X):
        columns = list(zip(*X))
        self.mean = [fmean(column) for column in columns]
        self.std = [pstdev(column) or 1.0 for column in columns]
        return self

    def transform(self, X):
        return [[(x - m) / s for x, m, s in zip(row, self.mean, self.std)] for row in X]


class Model:
    def __init__(self, width):
        self.weights, self.intercept = [0.0] * width, 0.0

    def error(self, row, target):
        return sum(w * x for w, x in zip(self.weights, row)) + self.intercept - target

    def fit(self, X, y, lr, steps):
        for _ in range(steps):
            errors = [self.error(row, target) for row, target in zip(X, y)]
            for j in range(len(self.weights)):
                self.weights[j] -= 2 * lr * fmean(e * row[j] for e, row in zip(errors, X))
            self.intercept -= 2 * lr * fmean(errors)
        return self


def fit_scaled(X, y, lr=0.1, steps=500):
    if not len(X) or len(X) != len(y):
        raise ValueError("need a target for every row, and a row at least")
    scaler = Scaler().fit(X)
    model = Model(len(X[0])).fit(scaler.transform(X), y, lr, steps)
    w = [v / s for v, s in zip(model.weights, scaler.std)]
    b = model.intercept - sum(a * m for a, m in zip(w, scaler.mean))
    return SimpleNamespace(w=tuple(round(a, 4) for a in w), b=round(b, 4))
