"""Unequal lengths are a mistake by the caller, and zip hides it; raise ValueError.

caught_by: H06
"""


def weight_decay_step(w, data_grad, lr, lam):
    return [(1 - lr * lam) * weight - lr * slope for weight, slope in zip(w, data_grad)]
