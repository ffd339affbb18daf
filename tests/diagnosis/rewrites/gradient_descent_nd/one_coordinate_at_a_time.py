import numpy as np


def gradient_descent_nd(grad, w0, lr, steps):
    w = np.array(w0, dtype=float)
    k = 0
    while k < steps:
        for j in range(w.size):
            direction = np.zeros_like(w)
            direction[j] = np.asarray(grad(w))[j]
            w = w - lr * direction
        k += 1
    return np.round(w, 6)
