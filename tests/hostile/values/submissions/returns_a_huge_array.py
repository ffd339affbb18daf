"""Returns an array of forty megabytes."""

import numpy as np


def linearRegression(xs, ys):
    return np.zeros(5 * 10**6)
