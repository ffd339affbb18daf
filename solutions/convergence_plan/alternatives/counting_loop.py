"""Style: the steps are counted in a loop that multiplies; no logarithms."""

import numpy as np


def convergence_plan(A, shrink):
    if shrink <= 0 or shrink >= 1:
        raise ValueError("shrink out of range")
    A = np.asarray(A, dtype=float)
    if A.size == 0 or A.shape != A.T.shape or not (A == A.T).all():
        raise ValueError("not symmetric")
    values = sorted(np.linalg.eigvals(A).real)
    if values[0] <= 0:
        raise ValueError("not positive definite")
    kappa = values[-1] / values[0]
    rate = (kappa - 1) / (kappa + 1)
    steps = 1
    left = rate
    while left > shrink:
        left *= rate
        steps += 1
    return {"steps": steps, "rate": rate, "best_lr": 2 / (values[0] + values[-1]), "kappa": kappa}
