"""You took kappa times the logarithm for the steps. That is only a rough estimate: count with the rate itself.

caught_by: H01 H02 H03 H04 H05 H06
hint: 2
"""

import math

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


def convergence_plan(A, shrink):
    if not 0 < shrink < 1:
        raise ValueError("shrink must lie between 0 and 1")
    curvatures = bowl_curvatures(A)
    low, high = curvatures[0], curvatures[-1]

    kappa = high / low
    best_lr = 2 / (low + high)
    rate = (high - low) / (high + low)
    return {
        "kappa": kappa,
        "best_lr": best_lr,
        "rate": rate,
        "steps": math.ceil(kappa * math.log(1 / shrink)),
    }
