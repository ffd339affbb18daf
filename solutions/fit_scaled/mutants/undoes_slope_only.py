"""You translated the weights but not the intercept. The shift by the mean changes it as well.

caught_by: H01 H02 H03 H04 H05
hint: 3
idea: units_not_undone
"""

from math import sqrt


def fit_scaled(X, y, lr=0.1, steps=500):
    if len(X) == 0 or len(X) != len(y):
        raise ValueError("X and y must be equally long and not empty")

    n = len(X)
    means, stds = [], []
    for column in zip(*X):
        mean = sum(column) / n
        variance = sum((x - mean) ** 2 for x in column) / n
        means.append(mean)
        stds.append(sqrt(variance) if max(column) > min(column) else 1.0)
    Z = [[(x - mean) / std for x, mean, std in zip(row, means, stds)] for row in X]

    v, c = [0.0] * len(means), 0.0
    for _ in range(steps):
        errors = [sum(vj * z for vj, z in zip(v, row)) + c - target for row, target in zip(Z, y)]
        slopes = [2 / n * sum(e * z for e, z in zip(errors, column)) for column in zip(*Z)]
        v = [vj - lr * slope for vj, slope in zip(v, slopes)]
        c = c - lr * 2 / n * sum(errors)

    w = [vj / std for vj, std in zip(v, stds)]
    b = c
    return {"w": [round(wj, 4) for wj in w], "b": round(b, 4)}
