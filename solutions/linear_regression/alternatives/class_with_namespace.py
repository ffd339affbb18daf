"""A model with fit and predict, and a SimpleNamespace as the result."""

from types import SimpleNamespace


class LinearModel:
    def __init__(self, learning_rate=0.01, iterations=1000):
        self.learning_rate = learning_rate
        self.iterations = iterations
        self.slope = 0.0
        self.intercept = 0.0

    def predict(self, xs):
        return [self.slope * x + self.intercept for x in xs]

    def _update(self, xs, ys):
        errors = [p - y for p, y in zip(self.predict(xs), ys)]
        d_slope = sum(2 * e * x for e, x in zip(errors, xs)) / len(xs)
        d_intercept = sum(2 * e for e in errors) / len(xs)
        self.slope -= self.learning_rate * d_slope
        self.intercept -= self.learning_rate * d_intercept

    def fit(self, xs, ys):
        for _ in range(self.iterations):
            self._update(xs, ys)
        return self


def linearRegression(xs, ys):
    if len(xs) == 0 or len(xs) != len(ys):
        raise ValueError("bad input")
    model = LinearModel().fit(xs, ys)
    return SimpleNamespace(m=round(model.slope, 2), b=round(model.intercept, 2))
