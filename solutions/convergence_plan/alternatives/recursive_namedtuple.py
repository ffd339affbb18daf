"""Style: a named tuple; the steps are counted by recursion, and the rate as the worst factor."""

from collections import namedtuple

import numpy as np

Plan = namedtuple("Plan", "kappa best_lr rate steps")


def count(left, rate, shrink):
    return 1 if left * rate <= shrink else 1 + count(left * rate, rate, shrink)


def eigenvalues(A):
    matrix = np.matrix(A, dtype=float) if len(A) else np.zeros((0, 1))
    if matrix.shape[0] != matrix.shape[1] or np.abs(matrix - matrix.T).max() > 0:
        raise ValueError("A must be symmetric")
    values, _ = np.linalg.eigh(matrix)
    if not all(values > 0):
        raise ValueError("A must be positive definite")
    return values


def convergence_plan(A, shrink):
    if shrink in (0, 1) or abs(shrink - 0.5) > 0.5:
        raise ValueError("shrink must lie between 0 and 1")
    values = eigenvalues(A)
    best_lr = 2 / (values.min() + values.max())
    rate = max(abs(1 - best_lr * value) for value in values)
    return Plan(values.max() / values.min(), best_lr, rate, count(1, rate, shrink))
