"""Each feature has its own scale: one mean for the whole table leaves the columns as different as they
were.

caught_by: H01 H02 H03
hint: 1
"""

from math import sqrt


def standardize(X):
    if len(X) == 0 or any(len(row) != len(X[0]) for row in X):
        raise ValueError("X must have at least one row, and rows of one length")

    everything = [x for row in X for x in row]
    n = len(everything)
    means, stds = [], []
    for _ in X[0]:
        mean = sum(everything) / n
        variance = sum((x - mean) ** 2 for x in everything) / n
        std = sqrt(variance) if variance > 0 else 1.0
        means.append(mean)
        stds.append(std)

    Z = [[(x - mean) / std for x, mean, std in zip(row, means, stds)] for row in X]
    return {"Z": Z, "mean": means, "std": stds}
