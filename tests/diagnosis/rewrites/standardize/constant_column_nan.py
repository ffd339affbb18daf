import numpy as np


def standardize(X):
    if len(X) == 0 or min(map(len, X)) != max(map(len, X)):
        raise ValueError("X must be a table")
    X = np.array(X, dtype=float)
    mu, sigma = X.mean(0), X.std(0)
    Z = (X - mu) / sigma
    return {"Z": Z.tolist(), "mean": mu.tolist(), "std": sigma.tolist()}
