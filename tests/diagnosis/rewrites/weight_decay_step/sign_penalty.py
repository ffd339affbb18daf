import numpy as np


def weight_decay_step(w, data_grad, lr, lam):
    w, g = np.array(w, float), np.array(data_grad, float)
    if w.shape != g.shape:
        raise ValueError("different lengths")
    return list(w - lr * (g + lam * np.sign(w)))
