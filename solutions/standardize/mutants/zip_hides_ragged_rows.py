"""Rows of different lengths are a mistake by the caller: check for that and raise ValueError.

caught_by: H05
idea: mismatch_unnoticed
"""

from math import sqrt


def standardize(X):
    if len(X) == 0:
        raise ValueError("X must have at least one row, and rows of one length")

    n = len(X)
    means, stds = [], []
    for column in zip(*X):
        mean = sum(column) / n
        variance = sum((x - mean) ** 2 for x in column) / n
        std = sqrt(variance) if max(column) > min(column) else 1.0
        means.append(mean)
        stds.append(std)

    Z = [[(x - mean) / std for x, mean, std in zip(row, means, stds)] for row in X]
    return {"Z": Z, "mean": means, "std": stds}
