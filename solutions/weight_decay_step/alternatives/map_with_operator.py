"""Style: map with a function of one weight."""


def weight_decay_step(w, data_grad, lr, lam):
    def moved(weight, slope):
        decay = lr * lam * weight
        return weight - decay - lr * slope

    if len(list(w)) != len(list(data_grad)):
        raise ValueError("one slope for each weight")
    return list(map(moved, w, data_grad))
