"""That is the penalty of absolute values, which pulls at all weights alike; the pull here grows with the
weight.

caught_by: H01 H03 H04
hint: 1
"""


def weight_decay_step(w, data_grad, lr, lam):
    if len(w) != len(data_grad):
        raise ValueError(f"{len(w)} weights, but {len(data_grad)} slopes")

    return [
        weight - lr * slope - lr * lam * ((weight > 0) - (weight < 0)) for weight, slope in zip(w, data_grad)
    ]
