"""What is true, by the reference: the gradient of each choice of so many points, next to that of all."""

from itertools import combinations

import numpy as np

from reference import mse_and_gradient


def gradient_of(points, m, b):
    """Return both slopes of the mean squared error over these points."""
    xs, ys = zip(*points, strict=True)
    _, dm, db = mse_and_gradient(xs, ys, m, b)
    return np.array([dm, db])


def minibatch_report(points, m, b, size):
    if not 1 <= size <= len(points):
        raise ValueError(f"size must be from 1 to {len(points)}, got {size}")
    full = gradient_of(points, m, b)
    gradients = np.array([gradient_of(batch, m, b) for batch in combinations(points, size)])
    return {
        "full": full.tolist(),
        "mean": gradients.mean(axis=0).tolist(),
        "worst": float(np.linalg.norm(gradients - full, axis=1).max()),
        "batches": len(gradients),
    }
