"""Style: no calculus; the loss is a parabola in m and in b, so the symmetric difference is exact."""


def mse_and_gradient(points, m, b):
    if len(points) == 0:
        raise ValueError("no points")

    def loss(m, b):
        return sum((y - (m * x + b)) ** 2 for x, y in points) / len(points)

    return {
        "loss": loss(m, b),
        "dm": (loss(m + 1, b) - loss(m - 1, b)) / 2,
        "db": (loss(m, b + 1) - loss(m, b - 1)) / 2,
    }
