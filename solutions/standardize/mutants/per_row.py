"""Scale features, which are columns, not examples, which are rows.

caught_by: H01 H02 H03 H04
hint: 1
"""

from math import sqrt


def standardize(X):
    if len(X) == 0 or any(len(row) != len(X[0]) for row in X):
        raise ValueError("X must have at least one row, and rows of one length")

    n = len(X[0])
    means, stds = [], []
    for column in X:
        mean = sum(column) / n
        variance = sum((x - mean) ** 2 for x in column) / n
        std = sqrt(variance) if max(column) > min(column) else 1.0
        means.append(mean)
        stds.append(std)

    Z = [[(x - mean) / std for x in row] for row, mean, std in zip(X, means, stds)]
    return {"Z": Z, "mean": means, "std": stds}
