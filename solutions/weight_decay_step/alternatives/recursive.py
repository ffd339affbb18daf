"""Style: recursion over the rest of both lists."""


def weight_decay_step(w, data_grad, lr, lam):
    w, data_grad = list(w), list(data_grad)
    if not w and not data_grad:
        return []
    if not w or not data_grad:
        raise ValueError("lengths differ")
    first = w[0] - lr * data_grad[0] - lr * (lam * w[0])
    return [first] + weight_decay_step(w[1:], data_grad[1:], lr, lam)
