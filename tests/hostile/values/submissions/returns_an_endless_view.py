"""Returns an array that is small in memory and endless in shape."""

import numpy as np


def linearRegression(xs, ys):
    return np.broadcast_to(np.zeros(1), (10**6, 10**6))
