"""Style: the whole gradient first, a plain step afterwards; zip is strict about the lengths."""


def weight_decay_step(w, data_grad, lr, lam):
    gradient = [g + lam * wi for g, wi in zip(data_grad, w, strict=True)]
    return tuple(wi - lr * g for wi, g in zip(w, gradient, strict=True))
