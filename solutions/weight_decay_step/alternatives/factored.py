"""Style: the shrink factor first, then indices in a loop."""


def weight_decay_step(w, data_grad, lr, lam):
    n = len(w)
    if n != len(data_grad):
        raise ValueError("w and data_grad must have the same length")
    shrink = 1 - lr * lam
    result = [0.0] * n
    for i in range(n):
        result[i] = shrink * w[i] - lr * data_grad[i]
    return result
