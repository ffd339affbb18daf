"""Our answer: the old weights shrink, then the data move them."""


def weight_decay_step(w, data_grad, lr, lam):
    if len(w) != len(data_grad):
        raise ValueError(f"{len(w)} weights, but {len(data_grad)} slopes")

    return [(1 - lr * lam) * weight - lr * slope for weight, slope in zip(w, data_grad)]
