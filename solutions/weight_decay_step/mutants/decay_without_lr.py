"""The penalty goes through the same learning rate as the data: the weights shrink by lr * lam, not by lam.

caught_by: H01 H03 H04
hint: 2
idea: rate_left_out
"""


def weight_decay_step(w, data_grad, lr, lam):
    if len(w) != len(data_grad):
        raise ValueError(f"{len(w)} weights, but {len(data_grad)} slopes")

    return [(1 - lam) * weight - lr * slope for weight, slope in zip(w, data_grad)]
