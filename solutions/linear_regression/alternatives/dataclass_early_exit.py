"""A frozen dataclass for the line, and an exit when the gradient is exactly 0: no later step would move it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    m: float = 0.0
    b: float = 0.0

    def error(self, x, y):
        return self.m * x + self.b - y

    def step(self, dm, db, rate=0.01):
        return Line(self.m - rate * dm, self.b - rate * db)

    def rounded(self):
        return Line(round(self.m, 2), round(self.b, 2))


def gradient(line, points):
    weighted = [(x * line.error(x, y), line.error(x, y)) for x, y in points]
    return [2 * sum(column) / len(points) for column in zip(*weighted)]


def linearRegression(xs, ys):
    if len(xs) != len(ys) or len(xs) == 0:
        raise ValueError("cannot fit these data")

    points = list(zip(xs, ys))
    line = Line()
    for _ in range(1000):
        dm, db = gradient(line, points)
        if dm == 0 and db == 0:
            break
        line = line.step(dm, db)
    return line.rounded()
