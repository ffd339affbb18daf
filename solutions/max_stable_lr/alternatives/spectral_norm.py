"""Style: the spectral norm, with a Cholesky factorization to tell whether it is a bowl."""

import numpy as np


def max_stable_lr(A):
    A = np.asarray(A, dtype=np.float64)
    if A.size == 0 or A.shape != A.T.shape or not (A == A.T).all():
        raise ValueError("A must be square and symmetric")
    try:
        np.linalg.cholesky(A)
    except np.linalg.LinAlgError as problem:
        raise ValueError("A must be positive definite") from problem
    return float(2 / np.linalg.norm(A, ord=2))
