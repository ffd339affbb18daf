"""An endless generator of states, of which itertools picks number 1000."""

from itertools import islice


def descent(points, rate=0.01):
    m = b = 0.0
    while True:
        yield m, b
        residuals = ((x, y - (m * x + b)) for x, y in points)
        pushes = ((x * r, r) for x, r in residuals)
        push_m, push_b = map(sum, zip(*pushes))
        m, b = m + rate * 2 * push_m / len(points), b + rate * 2 * push_b / len(points)


def linearRegression(xs, ys):
    points = tuple(zip(xs, ys, strict=True))
    if not points:
        raise ValueError("no points")
    m, b = next(islice(descent(points), 1000, None))
    return {name: round(value, 2) for name, value in zip("mb", (m, b))}
