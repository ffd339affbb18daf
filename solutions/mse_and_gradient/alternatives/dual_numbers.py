"""Style: forward-mode differentiation, with a small class of numbers that carry their slopes along."""


class Dual:
    def __init__(self, value, slopes=(0, 0)):
        self.value = value
        self.slopes = slopes

    def __add__(self, other):
        return Dual(self.value + other.value, tuple(p + q for p, q in zip(self.slopes, other.slopes)))

    def __mul__(self, other):
        return Dual(
            self.value * other.value,
            tuple(p * other.value + self.value * q for p, q in zip(self.slopes, other.slopes)),
        )


def mse_and_gradient(points, m, b):
    if not points:
        raise ValueError("no points")
    m, b = Dual(m, (1, 0)), Dual(b, (0, 1))
    total = Dual(0)
    for x, y in points:
        error = m * Dual(x) + b + Dual(-y)
        total = total + error * error
    mean = total * Dual(1 / len(points))
    dm, db = mean.slopes
    return {"loss": mean.value, "dm": dm, "db": db}
