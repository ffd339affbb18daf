"""Style: exact Fractions; the square of the distance is compared, and its root taken once."""

from fractions import Fraction
from itertools import combinations
from types import SimpleNamespace


def average(rows):
    rows = list(rows)
    return [sum(column) / Fraction(len(rows)) for column in zip(*rows)]


def minibatch_report(points, m, b, size):
    if size not in range(1, len(points) + 1):
        raise ValueError(size)
    singles = []
    for x, y in points:
        x, r = Fraction(x), Fraction(y) - Fraction(m) * Fraction(x) - Fraction(b)
        singles.append((-2 * x * r, -2 * r))
    full = average(singles)
    means = [average(batch) for batch in combinations(singles, size)]
    square = max((p - full[0]) ** 2 + (q - full[1]) ** 2 for p, q in means)
    return SimpleNamespace(full=full, mean=average(means), worst=float(square) ** 0.5, batches=len(means))
