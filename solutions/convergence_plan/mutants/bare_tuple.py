"""All four numbers are right, but they have no names. Return them as kappa, best_lr, rate and steps.

caught_by: H09
idea: names_lost
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


def steps_needed(rate, shrink):
    if rate == 0:
        return 1
    return max(1, math.ceil(math.log(shrink) / math.log(rate)))


def convergence_plan(A, shrink):
    if not 0 < shrink < 1:
        raise ValueError("shrink must lie between 0 and 1")
    curvatures = bowl_curvatures(A)
    low, high = curvatures[0], curvatures[-1]

    kappa = high / low
    best_lr = 2 / (low + high)
    rate = (high - low) / (high + low)
    return kappa, best_lr, rate, steps_needed(rate, shrink)
