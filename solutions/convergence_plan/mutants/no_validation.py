"""You made a plan for a matrix that is no bowl. With a curvature of zero or less, or without symmetry, the
formulas do not hold: refuse such input with a ValueError.

caught_by: H08
idea: bad_input_unnoticed
"""

import math

import numpy as np


def bowl_curvatures(A):
    return np.linalg.eigvalsh(A)


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
    return {"kappa": kappa, "best_lr": best_lr, "rate": rate, "steps": steps_needed(rate, shrink)}
