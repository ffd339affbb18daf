from collections import namedtuple

import numpy as np

Plan = namedtuple("Plan", ["kappa", "best_lr", "rate", "steps"])


def steps_until(left, rate, shrink):
    if left <= shrink:
        return 0
    return 1 + steps_until(left * rate, rate, shrink)


def convergence_plan(A, shrink):
    if shrink >= 1 or shrink <= 0:
        raise ValueError("bad shrink")
    values = np.linalg.eigvals(A).real
    a, b = min(values), max(values)
    rate = (b - a) / (b + a)
    return Plan(b / a, 2 / (a + b), rate, steps_until(1, rate, shrink))
