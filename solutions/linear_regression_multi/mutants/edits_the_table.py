"""You changed the rows that the caller handed you. Work on a copy.

caught_by: H11
idea: edits_the_input
"""


def linear_regression_multi(X, y, lr=0.01, steps=1000, lam=0.0):
    if len(X) == 0 or len(X) != len(y) or any(len(row) != len(X[0]) for row in X):
        raise ValueError("X must have one row for each y, at least one, all of the same length")

    n, width = len(X), len(X[0])
    for row in X:
        row.append(1)  # the feature of the intercept
    w = [0.0] * (width + 1)
    for _ in range(steps):
        errors = [sum(a * x for a, x in zip(w, row)) - target for row, target in zip(X, y)]
        slopes = [2 / n * sum(e * x for e, x in zip(errors, column)) for column in zip(*X)]
        slopes = [s + lam * a for s, a in zip(slopes, w[:width])] + slopes[width:]
        w = [a - lr * s for a, s in zip(w, slopes)]
    return {"w": [round(a, 4) for a in w[:width]], "b": round(w[width], 4)}
