def weight_decay_step(w, data_grad, lr, lam):
    return list(map(lambda wi, gi: wi - lr * (gi + lam * wi), w, data_grad))
