from statistics import fmean, pvariance


def scale(column):
    m, v = fmean(column), pvariance(column)
    return m, v if v else 1.0


def standardize(X):
    if not X or any(len(row) - len(X[0]) for row in X):
        raise ValueError("no table")
    numbers = [scale(c) for c in zip(*X)]
    Z = [[(x - m) / v for x, (m, v) in zip(row, numbers)] for row in X]
    return {"Z": Z, "mean": [m for m, _ in numbers], "std": [v for _, v in numbers]}
