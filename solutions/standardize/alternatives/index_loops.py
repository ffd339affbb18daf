"""Style: loops over indices that fill a new table; the variance as mean of squares less square of mean."""


def standardize(X):
    n = len(X)
    if n == 0:
        raise ValueError("X has no rows")
    d = len(X[0])
    for i in range(n):
        if len(X[i]) != d:
            raise ValueError("X has rows of different lengths")
    Z = [[0.0] * d for _ in range(n)]
    mean = [0.0] * d
    std = [1.0] * d
    for j in range(d):
        total = 0
        squares = 0
        constant = True
        for i in range(n):
            total += X[i][j]
            squares += X[i][j] * X[i][j]
            constant = constant and X[i][j] == X[0][j]
        mean[j] = total / n
        if not constant:
            std[j] = (squares / n - mean[j] ** 2) ** 0.5
        for i in range(n):
            Z[i][j] = (X[i][j] - mean[j]) / std[j]
    return {"Z": Z, "mean": mean, "std": std}
