"""Style: functools.reduce collects six moments; loss and slopes are formulas in them."""

from functools import reduce


def mse_and_gradient(points, m, b):
    if not points:
        raise ValueError("no points")

    def add(sums, point):
        x, y = point
        return tuple(s + t for s, t in zip(sums, (1, x, y, x * x, x * y, y * y)))

    n, sx, sy, sxx, sxy, syy = reduce(add, points, (0, 0, 0, 0, 0, 0))
    loss = (syy + m * m * sxx + n * b * b - 2 * m * sxy - 2 * b * sy + 2 * m * b * sx) / n
    return {"loss": loss, "dm": 2 * (m * sxx + b * sx - sxy) / n, "db": 2 * (m * sx + n * b - sy) / n, "n": n}
