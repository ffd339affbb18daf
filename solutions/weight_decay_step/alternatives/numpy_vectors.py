"""Style: NumPy, and an array as the answer."""

import numpy as np


def weight_decay_step(w, data_grad, lr, lam):
    w = np.asarray(w, dtype=float)
    g = np.asarray(data_grad, dtype=float)
    if w.shape != g.shape:
        raise ValueError(f"shapes {w.shape} and {g.shape}")
    return w - lr * (g + lam * w)
