class Line:
    def __init__(self, rate):
        self.m = 0
        self.b = 0
        self.rate = rate

    def learn(self, x, y):
        error = self.m * x + self.b - y
        self.m, self.b = self.m - self.rate * 2 * error * x, self.b - self.rate * 2 * error


def linearRegression(xs, ys):
    line = Line(0.01)
    for epoch in range(1000):
        for i in range(len(xs)):
            line.learn(xs[i], ys[i])
    return {"m": round(line.m, 2), "b": round(line.b, 2)}
