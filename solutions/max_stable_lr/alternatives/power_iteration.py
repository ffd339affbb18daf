"""Style: power iteration from a lopsided start, long enough to settle."""

import numpy as np


def largest(A):
    v = np.array([1.0 + 0.37 * i for i in range(len(A))])
    for _ in range(20000):
        v = A @ v
        v /= np.sqrt(v @ v)
    return v @ A @ v


def max_stable_lr(A):
    A = np.array(A, dtype=float)
    if A.shape != (len(A), len(A)) or not len(A):
        raise ValueError("not square")
    if np.abs(A - A.T).max() > 0:
        raise ValueError("not symmetric")
    if np.min(np.linalg.svd(A)[1]) <= 0 or any(np.linalg.eigvalsh(A) < 0):
        raise ValueError("not positive definite")
    return 2 / largest(A)
