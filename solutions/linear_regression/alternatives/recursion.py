"""Recursion, 1000 calls deep."""


def descend(points, m, b, steps_left):
    if steps_left == 0:
        return m, b
    n = len(points)
    dm = sum(-2 * x * (y - m * x - b) for x, y in points) / n
    db = sum(-2 * (y - m * x - b) for x, y in points) / n
    return descend(points, m - 0.01 * dm, b - 0.01 * db, steps_left - 1)


def linearRegression(xs, ys):
    if len(xs) == 0 or len(xs) != len(ys):
        raise ValueError("need at least one point, and a y for every x")
    m, b = descend(list(zip(xs, ys)), 0.0, 0.0, 1000)
    return {"m": round(m, 2), "b": round(b, 2)}
