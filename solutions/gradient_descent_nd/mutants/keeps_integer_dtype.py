"""Your array kept whole numbers, so each step lost its fraction. Make the start an array of floats first.

caught_by: H01 H02 H03 H04 H10
hint: 1
"""

import numpy as np


def gradient_descent_nd(grad, w0, lr, steps):
    w = np.array(w0)
    for _ in range(steps):
        w[:] = w - lr * np.array(grad(w))
    return np.round(w, 6).tolist()
