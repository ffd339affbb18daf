"""All four values are right, but they have no names. Return them as full, mean, worst and batches.

caught_by: H08
idea: names_lost
"""

from itertools import combinations
from math import dist


def gradient(batch, m, b):
    residuals = [y - (m * x + b) for x, y in batch]
    dm = -2 * sum(x * r for (x, _), r in zip(batch, residuals)) / len(batch)
    db = -2 * sum(residuals) / len(batch)
    return [dm, db]


def minibatch_report(points, m, b, size):
    if not 1 <= size <= len(points):
        raise ValueError(f"no batch of {size} out of {len(points)} points")

    full = gradient(points, m, b)
    batches = list(combinations(points, size))
    gradients = [gradient(batch, m, b) for batch in batches]
    mean = [sum(column) / len(batches) for column in zip(*gradients)]
    worst = max(dist(g, full) for g in gradients)
    return full, mean, worst, len(batches)
