def weight_decay_step(w, data_grad, lr, lam):
    if len(data_grad) != len(w):
        raise ValueError("w and data_grad do not match")
    result = []
    for i in range(len(w)):
        value = w[i] - data_grad[i] * lr  # the step on the data
        value -= lr * lam * value
        result.append(value)
    return result
