"""Return a new list: the weights that you were given must stay as they are.

caught_by: H04 H07 H08
idea: edits_the_input
"""


def weight_decay_step(w, data_grad, lr, lam):
    if len(w) != len(data_grad):
        raise ValueError(f"{len(w)} weights, but {len(data_grad)} slopes")

    for i, slope in enumerate(data_grad):
        w[i] = (1 - lr * lam) * w[i] - lr * slope
    return w
