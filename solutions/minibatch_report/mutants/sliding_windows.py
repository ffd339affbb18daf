"""You moved a window along the list. Most batches are no neighbors: take every choice of places.

caught_by: H01 H02 H04 H06
hint: 2
idea: neighbors_only
"""

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
    batches = [points[i : i + size] for i in range(len(points) - size + 1)]
    gradients = [gradient(batch, m, b) for batch in batches]
    mean = [sum(column) / len(batches) for column in zip(*gradients)]
    worst = max(dist(g, full) for g in gradients)
    return {"full": full, "mean": mean, "worst": worst, "batches": len(batches)}
