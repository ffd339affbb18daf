"""You made a plan for a goal that makes no sense. Only a number between 0 and 1 can be the part that is left: refuse
others with a ValueError.

caught_by: H07
idea: bad_input_unnoticed
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
    curvatures = bowl_curvatures(A)
    low, high = curvatures[0], curvatures[-1]

    kappa = high / low
    best_lr = 2 / (low + high)
    rate = (high - low) / (high + low)
    return {"kappa": kappa, "best_lr": best_lr, "rate": rate, "steps": steps_needed(rate, shrink)}
