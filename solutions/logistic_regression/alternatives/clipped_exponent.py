"""Style: scores are clipped to 500 before exp, where the sigmoid is flat anyway; indices."""

import math


def logistic_regression(X, y, lr=0.1, steps=200):
    if not X or len(X) != len(y) or [label for label in y if label not in [0, 1]]:
        raise ValueError("bad data")
    n, d = len(X), len(X[0])
    w = [0.0] * d
    b = 0.0
    for _ in range(steps):
        gw = [0.0] * d
        gb = 0.0
        for i in range(n):
            z = b
            for j in range(d):
                z += w[j] * X[i][j]
            z = max(-500.0, min(500.0, z))
            e = 1.0 / (1.0 + math.exp(-z)) - y[i]
            for j in range(d):
                gw[j] += e * X[i][j] / n
            gb += e / n
        for j in range(d):
            w[j] -= lr * gw[j]
        b -= lr * gb
    return {"w": [round(a, 4) for a in w], "b": round(b, 4)}
