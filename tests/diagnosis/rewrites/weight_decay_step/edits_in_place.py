def weight_decay_step(w, data_grad, lr, lam):
    n = len(w)
    if n != len(data_grad):
        raise ValueError(n)
    i = 0
    while i < n:
        w[i] -= lr * (data_grad[i] + lam * w[i])
        i += 1
    return list(w)
