"""You used the trace, which adds all curvatures up. Only the largest matters.

caught_by: H01 H02 H04 H05 H06 H07 H08
hint: 2
idea: curvatures_added
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
    return 2 / np.trace(A)
