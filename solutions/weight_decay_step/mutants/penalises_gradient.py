"""The factor belongs to the weights, not to the gradient of the data.

caught_by: H01 H02 H03 H04
hint: 2
idea: penalty_misplaced
"""


def weight_decay_step(w, data_grad, lr, lam):
    if len(w) != len(data_grad):
        raise ValueError(f"{len(w)} weights, but {len(data_grad)} slopes")

    return [weight - lr * (1 - lr * lam) * slope for weight, slope in zip(w, data_grad)]
