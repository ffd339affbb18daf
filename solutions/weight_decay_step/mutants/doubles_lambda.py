"""The half in lam/2 cancels the 2 from the square: the slope of the penalty is lam * w.

caught_by: H01 H03 H04
hint: 1
idea: half_convention
"""


def weight_decay_step(w, data_grad, lr, lam):
    if len(w) != len(data_grad):
        raise ValueError(f"{len(w)} weights, but {len(data_grad)} slopes")

    return [(1 - 2 * lr * lam) * weight - lr * slope for weight, slope in zip(w, data_grad)]
