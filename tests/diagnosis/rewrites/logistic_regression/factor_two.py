from math import exp


def logistic_regression(X, y, lr=0.1, steps=200):
    if not X or len(X) != len(y) or set(y) - {0, 1}:
        raise ValueError("bad data")
    rows = [[*row, 1] for row in X]
    theta = [0.0] * len(rows[0])
    for _ in range(steps):
        gradient = [0.0] * len(theta)
        for row, label in zip(rows, y):
            z = sum(t * x for t, x in zip(theta, row))
            try:
                p = 1 / (1 + exp(-z))
            except OverflowError:
                p = 0.0
            for j, x in enumerate(row):
                gradient[j] += (p - label) * x
        theta = [t - lr * (2 / len(rows)) * g for t, g in zip(theta, gradient)]
    *w, b = [round(t, 4) for t in theta]
    return {"w": w, "b": b}
