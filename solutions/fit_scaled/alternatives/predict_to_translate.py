"""Style: no algebra; b is what the model predicts at x = 0, and each weight is what one more unit adds."""

from math import fsum, sqrt


def fit_scaled(X, y, lr=0.1, steps=500):
    n = len(X)
    if n == 0 or len(y) != n:
        raise ValueError("X and y do not fit")
    p = len(X[0])

    mean = [fsum(row[j] for row in X) / n for j in range(p)]
    std = [sqrt(fsum((row[j] - mean[j]) ** 2 for row in X) / n) or 1.0 for j in range(p)]
    scale = lambda x: [(x[j] - mean[j]) / std[j] for j in range(p)]
    Z = [scale(row) for row in X]

    v, c = [0.0] * p, 0.0
    predict = lambda z: fsum(a * b for a, b in zip(v, z)) + c
    for _ in range(steps):
        pushes = [target - predict(z) for z, target in zip(Z, y)]
        v = [v[j] + lr * 2 * fsum(e * z[j] for e, z in zip(pushes, Z)) / n for j in range(p)]
        c = c + lr * 2 * fsum(pushes) / n

    b = predict(scale([0.0] * p))
    unit = lambda j: [1.0 if i == j else 0.0 for i in range(p)]
    return {"w": [round(predict(scale(unit(j))) - b, 4) for j in range(p)], "b": round(b, 4)}
