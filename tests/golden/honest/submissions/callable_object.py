from types import SimpleNamespace


class Regression:
    """Counts its calls; each starts afresh."""

    calls = 0

    def __call__(self, xs, ys):
        Regression.calls += 1
        if len(xs) == 0 or len(xs) != len(ys):
            raise ValueError("no points")
        self.m = self.b = 0.0
        for _ in range(1000):
            self.step(xs, ys)
        return SimpleNamespace(m=round(float(self.m), 2), b=round(float(self.b), 2), calls=self.calls)

    def step(self, xs, ys):
        e = [self.m * x + self.b - y for x, y in zip(xs, ys)]
        gm = 2 * sum(a * x for a, x in zip(e, xs)) / len(xs)
        self.m, self.b = self.m - 0.01 * gm, self.b - 0.01 * 2 * sum(e) / len(xs)


linearRegression = Regression()
