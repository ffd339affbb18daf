"""Style: exact means and variances, a dataclass for the answer."""

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt


@dataclass
class Table:
    Z: tuple
    mean: list
    std: list


def standardize(X):
    exact = [[Fraction(x) for x in row] for row in X]
    if not exact or min(map(len, exact)) < max(map(len, exact)):
        raise ValueError("X must be a table with at least one row")
    mean, std = [], []
    for column in zip(*exact):
        middle = sum(column) / len(column)
        variance = sum((x - middle) ** 2 for x in column) / len(column)
        mean.append(middle)
        std.append(sqrt(variance) if variance else 1)
    rows = tuple(tuple(float(x - m) / s for x, m, s in zip(row, mean, std)) for row in exact)
    return Table(rows, mean, std)
