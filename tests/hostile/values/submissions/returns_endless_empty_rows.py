"""Returns an array without a single number, and a million million rows of them."""

import numpy as np


def linearRegression(xs, ys):
    return np.empty((10**12, 0))
