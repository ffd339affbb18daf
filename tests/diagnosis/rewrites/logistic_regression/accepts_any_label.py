import numpy as np


class Logistic:
    def __init__(self, features):
        self.w = np.zeros(features)
        self.b = 0.0

    def probability(self, X):
        return 1 / (1 + np.exp(-np.clip(X @ self.w + self.b, -500, 500)))

    def step(self, X, y, lr):
        error = self.probability(X) - y
        self.w -= lr * error @ X / len(y)
        self.b -= lr * np.average(error)


def logistic_regression(X, y, lr=0.1, steps=200):
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    if len(X) == 0 or len(X) != len(y):
        raise ValueError("as many labels as rows, please")
    model = Logistic(X.shape[1])
    for _ in range(steps):
        model.step(X, y, lr)
    return {"w": np.round(model.w, 4).tolist(), "b": round(float(model.b), 4)}
