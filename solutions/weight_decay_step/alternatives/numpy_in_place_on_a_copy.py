"""Style: NumPy with in-place operators on a copy; two moves, both computed from the old weights."""

import numpy as np


def weight_decay_step(w, data_grad, lr, lam):
    if len(w) - len(data_grad):
        raise ValueError("lengths differ")
    new = np.array(w, dtype=np.float64)
    new *= 1 - lr * lam
    new -= lr * np.array(data_grad, dtype=np.float64)
    return new.tolist()
