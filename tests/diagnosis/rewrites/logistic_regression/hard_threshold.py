from math import exp


def predict(w, b, row):
    z = b
    for j in range(len(row)):
        z += w[j] * row[j]
    p = 1 / (1 + exp(-z)) if z > -700 else 0.0
    return 1 if p >= 0.5 else 0


def logistic_regression(X, y, lr=0.1, steps=200):
    if len(X) == 0 or len(X) != len(y):
        raise ValueError("X and y must be of one length")
    for label in y:
        if label != 0 and label != 1:
            raise ValueError("labels must be 0 or 1")
    w, b = [0.0 for _ in X[0]], 0.0
    for _ in range(steps):
        wrong = [predict(w, b, X[i]) - y[i] for i in range(len(X))]
        for j in range(len(w)):
            w[j] -= lr * sum(wrong[i] * X[i][j] for i in range(len(X))) / len(X)
        b -= lr * sum(wrong) / len(X)
    return {"w": [round(a, 4) for a in w], "b": round(b, 4)}
