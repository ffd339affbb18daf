from math import sqrt


class Line:
    def __init__(self, m, b):
        self.m = m
        self.b = b

    def error(self, point):
        return point[1] - (self.m * point[0] + self.b)


def mean(numbers):
    numbers = list(numbers)
    if not numbers:
        raise ValueError("mean of nothing")
    return sum(numbers) / len(numbers)


def mse_and_gradient(points, m, b):
    line = Line(m, b)
    return {
        "loss": sqrt(mean(line.error(p) ** 2 for p in points)),
        "dm": -2 * mean(p[0] * line.error(p) for p in points),
        "db": -2 * mean(map(line.error, points)),
    }
