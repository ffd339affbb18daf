"""The largest entry of such a matrix stands on its diagonal: it is the curvature along one of your axes, and the
steepest direction may be steeper.

caught_by: H04 H05 H06 H08
hint: 3
idea: diagonal_for_eigenvalues
"""

import numpy as np


def bowl_curvatures(A):
    A = np.array(A, dtype=float)
    if A.ndim != 2 or A.shape[0] != A.shape[1] or A.size == 0:
        raise ValueError("A must be a square matrix")
    if not np.allclose(A, A.T):
        raise ValueError("A must be symmetric")
    curvatures = np.linalg.eigvalsh(A)
    if curvatures[0] <= 0:
        raise ValueError("A must be positive definite")
    return curvatures.tolist()


def max_stable_lr(A):
    bowl_curvatures(A)
    return 2 / np.max(A)
