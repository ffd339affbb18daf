"""Style: NumPy; the vector is an array of floats, and comes back as one."""

import numpy as np


def gradient_descent_nd(grad, w0, lr, steps):
    w = np.array(w0, dtype=float)
    for _ in range(steps):
        w -= lr * np.asarray(grad(w), dtype=float)
    return w.round(6)
