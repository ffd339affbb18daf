"""You averaged the distances. The report asks for the worst of them.

caught_by: H01 H02 H04 H06
idea: average_for_worst
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
    worst = sum(dist(g, full) for g in gradients) / len(batches)
    return {"full": full, "mean": mean, "worst": worst, "batches": len(batches)}
