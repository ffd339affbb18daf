"""The nudge got lost, because your copy of the point holds whole numbers. Make it a copy in floats.

caught_by: H01
hint: 3
"""

import numpy as np


def numerical_gradient(f, x, h=1e-5):
    gradient = []
    for i in range(len(x)):
        forward = np.array(x)
        backward = np.array(x)
        forward[i] = forward[i] + h
        backward[i] = backward[i] - h
        gradient.append((f(forward.tolist()) - f(backward.tolist())) / (2 * h))
    return gradient
