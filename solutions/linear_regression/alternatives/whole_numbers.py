"""Fixed point: whole numbers in units of 10**-30, and exact hundredths as Fractions, however huge."""

from fractions import Fraction

UNIT = 10**30


def linearRegression(xs, ys):
    if len(xs) == 0 or len(xs) != len(ys):
        raise ValueError("xs and ys must be equally long and not empty")

    points = [(int(Fraction(float(x)) * UNIT), int(Fraction(float(y)) * UNIT)) for x, y in zip(xs, ys)]
    m = b = 0
    for _ in range(1000):
        errors = [y - (m * x // UNIT + b) for x, y in points]
        m += 2 * sum(x * error for (x, _), error in zip(points, errors)) // (100 * len(points) * UNIT)
        b += 2 * sum(errors) // (100 * len(points))
    return {"m": round(Fraction(m, UNIT), 2), "b": round(Fraction(b, UNIT), 2)}
