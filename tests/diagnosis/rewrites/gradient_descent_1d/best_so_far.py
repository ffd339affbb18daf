class Walk:
    def __init__(self, df, start, lr):
        self.df, self.lr = df, lr
        self.here = self.best = start
        self.path = [start]

    def step(self):
        self.here = self.here - self.lr * self.df(self.here)
        self.path.append(self.here)
        if abs(self.here) < abs(self.best):
            self.best = self.here


def gradient_descent_1d(df, x0, lr, steps):
    walk = Walk(df, x0, lr)
    for _ in range(steps):
        walk.step()
    return {"result": round(walk.best, 6), "history": [round(x, 6) for x in walk.path]}
