import numpy as np


class Model:
    def __init__(self, X, y):
        self.y = np.asarray(y, dtype=float)
        X = np.asarray(X, dtype=float)
        spread = X.std(axis=0)
        spread[spread == 0] = 1
        self.Z = (X - X.mean(axis=0)) / spread
        self.v = np.zeros(X.shape[1])
        self.c = 0.0

    def step(self, lr):
        e = self.Z @ self.v + self.c - self.y
        self.v = self.v - lr * 2 * self.Z.T @ e / len(e)
        self.c = self.c - lr * 2 * e.mean()


def fit_scaled(X, y, lr=0.1, steps=500):
    if len(X) != len(y) or len(X) == 0:
        raise ValueError("X and y do not fit")
    model = Model(X, y)
    for _ in range(steps):
        model.step(lr)
    return {"w": model.v.round(4).tolist(), "b": round(float(model.c), 4)}
