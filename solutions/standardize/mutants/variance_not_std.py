"""You divided by the variance. Take the square root.

caught_by: H01 H02 H04
idea: root_taken
"""


def standardize(X):
    if len(X) == 0 or any(len(row) != len(X[0]) for row in X):
        raise ValueError("X must have at least one row, and rows of one length")

    n = len(X)
    means, stds = [], []
    for column in zip(*X):
        mean = sum(column) / n
        variance = sum((x - mean) ** 2 for x in column) / n
        std = variance if max(column) > min(column) else 1.0
        means.append(mean)
        stds.append(std)

    Z = [[(x - mean) / std for x, mean, std in zip(row, means, stds)] for row in X]
    return {"Z": Z, "mean": means, "std": stds}
