"""Only the old weights shrink; the step that the data ask for is not scaled.

caught_by: H02 H03 H04 H08
hint: 2
idea: one_after_the_other
"""


def weight_decay_step(w, data_grad, lr, lam):
    if len(w) != len(data_grad):
        raise ValueError(f"{len(w)} weights, but {len(data_grad)} slopes")

    return [(1 - lr * lam) * (weight - lr * slope) for weight, slope in zip(w, data_grad)]
