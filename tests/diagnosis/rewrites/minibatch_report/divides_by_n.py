from itertools import combinations

import numpy as np


def minibatch_report(points, m, b, size):
    n = len(points)
    if size < 1 or size > n:
        raise ValueError("bad size")
    data = np.array(points, float)
    error = m * data[:, 0] + b - data[:, 1]
    each = 2 / n * np.column_stack([data[:, 0] * error, error])
    full = each.sum(axis=0)
    grads = np.array([each[list(batch)].sum(axis=0) for batch in combinations(range(n), size)])
    worst = np.sqrt(((grads - full) ** 2).sum(axis=1)).max()
    return {"full": list(full), "mean": list(grads.mean(axis=0)), "worst": worst, "batches": len(grads)}
