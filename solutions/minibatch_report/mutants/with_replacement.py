"""Some of your batches hold the same point more than once. Here a place is chosen at most once for a batch.

caught_by: H01 H02 H03 H04 H06
hint: 2
"""

from itertools import combinations_with_replacement
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
    batches = list(combinations_with_replacement(points, size))
    gradients = [gradient(batch, m, b) for batch in batches]
    mean = [sum(column) / len(batches) for column in zip(*gradients)]
    worst = max(dist(g, full) for g in gradients)
    return {"full": full, "mean": mean, "worst": worst, "batches": len(batches)}
