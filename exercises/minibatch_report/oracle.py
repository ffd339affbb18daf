"""What is true, by the reference: the gradient of each choice of so many points, next to that of all."""

import numpy as np

from reference import batch_gradients


def minibatch_report(points, m, b, size):
    xs, ys = zip(*points, strict=True)
    full = batch_gradients(xs, ys, m, b, len(points))[0]  # the only batch of all points
    gradients = batch_gradients(xs, ys, m, b, size)
    return {
        "full": full.tolist(),
        "mean": gradients.mean(axis=0).tolist(),
        "worst": float(np.linalg.norm(gradients - full, axis=1).max()),
        "batches": len(gradients),
    }
