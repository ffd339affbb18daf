"""The penalty never enters: your step is that of the data alone.

caught_by: H01 H03 H04
hint: 1
idea: penalty_left_out
"""


def weight_decay_step(w, data_grad, lr, lam):
    if len(w) != len(data_grad):
        raise ValueError(f"{len(w)} weights, but {len(data_grad)} slopes")

    return [weight - lr * slope for weight, slope in zip(w, data_grad)]
