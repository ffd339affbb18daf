"""What is true, by the reference: the gradient of each choice of so many points, next to that of all."""

import numpy as np

from reference import batch_gradients


def minibatch_report(points, m, b, size):
    xs, ys = zip(*points, strict=True)
    (full,), gradients = (batch_gradients(xs, ys, m, b, count) for count in (len(points), size))
    return {
        "full": full.tolist(),
        "mean": gradients.mean(axis=0).tolist(),
        "worst": float(np.linalg.norm(gradients - full, axis=1).max()),
        "batches": len(gradients),
    }
