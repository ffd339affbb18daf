"""This exercise divides by n; dividing by n - 1 gives another standard deviation.

caught_by: H01 H02 H04
hint: 2
idea: sample_deviation
"""

from math import sqrt


def standardize(X):
    if len(X) == 0 or any(len(row) != len(X[0]) for row in X):
        raise ValueError("X must have at least one row, and rows of one length")

    n = len(X)
    means, stds = [], []
    for column in zip(*X):
        mean = sum(column) / n
        variance = sum((x - mean) ** 2 for x in column) / max(n - 1, 1)
        std = sqrt(variance) if max(column) > min(column) else 1.0
        means.append(mean)
        stds.append(std)

    Z = [[(x - mean) / std for x, mean, std in zip(row, means, stds)] for row in X]
    return {"Z": Z, "mean": means, "std": stds}
