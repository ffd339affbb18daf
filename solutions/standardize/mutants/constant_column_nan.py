"""A constant column has no spread, and dividing by it gives nan; use 1 instead.

caught_by: H02 H03
hint: 3
idea: zero_not_excluded
"""

from math import sqrt


def standardize(X):
    if len(X) == 0 or any(len(row) != len(X[0]) for row in X):
        raise ValueError("X must have at least one row, and rows of one length")

    n = len(X)
    means, stds = [], []
    for column in zip(*X):
        mean = sum(column) / n
        variance = sum((x - mean) ** 2 for x in column) / n
        std = sqrt(variance)
        means.append(mean)
        stds.append(std)

    Z = [[(x - mean) / std if std else float("nan") for x, mean, std in zip(row, means, stds)] for row in X]
    return {"Z": Z, "mean": means, "std": stds}
