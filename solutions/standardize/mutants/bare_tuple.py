"""The numbers are right, but they came without their names: return a dict with Z, mean and std.

caught_by: H07
idea: names_lost
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

    Z = [[(x - mean) / std for x, mean, std in zip(row, means, stds)] for row in X]
    return Z, means, stds
