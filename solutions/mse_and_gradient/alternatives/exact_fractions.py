"""Style: exact arithmetic; the numbers that come back are Fractions."""

from fractions import Fraction
from statistics import mean


def mse_and_gradient(points, m, b):
    if not points:
        raise ValueError("no points")
    m, b = Fraction(m), Fraction(b)
    exact = [(Fraction(x), Fraction(y)) for x, y in points]
    errors = [(x, m * x + b - y) for x, y in exact]
    return {
        "loss": mean(e**2 for _, e in errors),
        "dm": 2 * mean(x * e for x, e in errors),
        "db": 2 * mean(e for _, e in errors),
    }
