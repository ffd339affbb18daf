import math


def standardize(X):
    if len(X) == 0 or any(len(row) != len(X[0]) for row in X):
        raise ValueError("X is no table")
    mean, std = [], []
    for j in range(len(X[0])):
        column = [row[j] for row in X]
        m = sum(column) / len(column)
        s = math.sqrt(sum(x * x for x in column) / len(column) - m * m) if len(set(column)) > 1 else 1.0
        for row in X:
            row[j] = (row[j] - m) / s
        mean.append(m)
        std.append(s)
    return {"Z": X, "mean": mean, "std": std}
