def standardize(X):
    if not X:
        raise ValueError("no rows")
    n = len(X)
    p = len(X[0])
    mean = [0.0] * p
    std = [0.0] * p
    for j in range(p):
        for i in range(n):
            mean[j] += X[i][j] / n
        for i in range(n):
            std[j] += (X[i][j] - mean[j]) ** 2 / n
        std[j] = std[j] ** 0.5
        if std[j] == 0:
            std[j] = 1.0
    Z = [[(X[i][j] - mean[j]) / std[j] for j in range(p)] for i in range(n)]
    return {"Z": Z, "mean": mean, "std": std}
