"""The table that you were given was overwritten: put the scaled rows into a new one.

caught_by: H06
idea: edits_the_input
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
        std = sqrt(variance) if max(column) > min(column) else 1.0
        means.append(mean)
        stds.append(std)

    Z = X
    for row in Z:
        row[:] = [(x - mean) / std for x, mean, std in zip(row, means, stds)]
    return {"Z": Z, "mean": means, "std": stds}
