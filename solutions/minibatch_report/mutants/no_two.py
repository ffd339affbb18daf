"""All your slopes are half of what they should be. Differentiating a square leaves a factor of 2: keep it.

caught_by: H01 H02 H03 H04 H05 H06
idea: factor_two_left_out
"""

from itertools import combinations
from math import dist


def gradient(batch, m, b):
    residuals = [y - (m * x + b) for x, y in batch]
    dm = -1 * sum(x * r for (x, _), r in zip(batch, residuals)) / len(batch)
    db = -1 * sum(residuals) / len(batch)
    return [dm, db]


def minibatch_report(points, m, b, size):
    if not 1 <= size <= len(points):
        raise ValueError(f"no batch of {size} out of {len(points)} points")

    full = gradient(points, m, b)
    batches = list(combinations(points, size))
    gradients = [gradient(batch, m, b) for batch in batches]
    mean = [sum(column) / len(batches) for column in zip(*gradients)]
    worst = max(dist(g, full) for g in gradients)
    return {"full": full, "mean": mean, "worst": worst, "batches": len(batches)}
