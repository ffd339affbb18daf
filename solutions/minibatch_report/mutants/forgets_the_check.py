"""You do not check the batch size: below 1 or above the number of points, raise ValueError.

caught_by: H07
idea: bad_input_unnoticed
"""

from itertools import combinations
from math import dist


def gradient(batch, m, b):
    residuals = [y - (m * x + b) for x, y in batch]
    dm = -2 * sum(x * r for (x, _), r in zip(batch, residuals)) / len(batch)
    db = -2 * sum(residuals) / len(batch)
    return [dm, db]


def minibatch_report(points, m, b, size):
    full = gradient(points, m, b)
    batches = list(combinations(points, size))
    gradients = [gradient(batch, m, b) for batch in batches]
    mean = [sum(column) / len(batches) for column in zip(*gradients)]
    worst = max(dist(g, full) for g in gradients)
    return {"full": full, "mean": mean, "worst": worst, "batches": len(batches)}
