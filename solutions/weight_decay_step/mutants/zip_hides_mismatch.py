"""w and data_grad of different lengths are a mistake by the caller: check for that and raise ValueError.

caught_by: H06
idea: mismatch_unnoticed
"""


def weight_decay_step(w, data_grad, lr, lam):
    return [(1 - lr * lam) * weight - lr * slope for weight, slope in zip(w, data_grad)]
