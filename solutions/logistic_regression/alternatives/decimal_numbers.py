"""Style: Decimal, whose exponents are large enough for any score; a dataclass."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Fit:
    w: tuple
    b: Decimal

    def probability(self, row):
        z = sum(a * x for a, x in zip(self.w, row)) + self.b
        return 1 / (1 + (-z).exp())

    def stepped(self, X, y, lr):
        share = lr / len(X)
        errors = [self.probability(row) - label for row, label in zip(X, y)]
        moves = [share * sum(e * x for e, x in zip(errors, column)) for column in zip(*X)]
        return Fit(tuple(a - move for a, move in zip(self.w, moves)), self.b - share * sum(errors))

    def rounded(self):
        places = Decimal("0.0001")
        return Fit(tuple(a.quantize(places) for a in self.w), self.b.quantize(places))


def logistic_regression(X, y, lr=0.1, steps=200):
    if not X or len(X) != len(y) or not all(label in {0, 1} for label in y):
        raise ValueError("X and y must fit, and y holds classes 0 and 1")
    table = [[Decimal(str(x)) for x in row] for row in X]
    fit = Fit((Decimal(0),) * len(X[0]), Decimal(0))
    for _ in range(steps):
        fit = fit.stepped(table, y, Decimal(str(lr)))
    return fit.rounded()
