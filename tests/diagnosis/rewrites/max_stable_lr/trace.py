import numpy as np


def max_stable_lr(A):
    A = np.array(A, dtype=float)
    if A.size == 0 or A.ndim != 2 or A.shape[0] != A.shape[1]:
        raise ValueError("A must be square")
    if not np.array_equal(A, A.T):
        raise ValueError("A must be symmetric")
    eigenvalues = np.linalg.eigvals(A)
    if any(value <= 0 for value in eigenvalues):
        raise ValueError("A must be positive definite")
    return 2 / sum(eigenvalues)
