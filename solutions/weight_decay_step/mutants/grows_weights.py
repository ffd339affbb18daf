"""The penalty pulls toward 0; check the sign in front of it.

caught_by: H01 H03 H04
hint: 2
idea: penalty_sign_turned
"""


def weight_decay_step(w, data_grad, lr, lam):
    if len(w) != len(data_grad):
        raise ValueError(f"{len(w)} weights, but {len(data_grad)} slopes")

    return [(1 + lr * lam) * weight - lr * slope for weight, slope in zip(w, data_grad)]
