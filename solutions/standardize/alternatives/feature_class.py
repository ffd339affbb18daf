"""Style: a small class for a feature, a named tuple for the answer, arrays as rows."""

from math import fsum, hypot
from typing import NamedTuple

import numpy as np


class Scaled(NamedTuple):
    Z: list
    mean: tuple
    std: tuple


class Feature:
    def __init__(self, values):
        self.mean = fsum(values) / len(values)
        distance = hypot(*(v - self.mean for v in values))
        self.std = distance / len(values) ** 0.5 or 1.0

    def __call__(self, value):
        return (value - self.mean) / self.std


def standardize(X):
    if len(X) < 1:
        raise ValueError("empty")
    width = len(X[0])
    for row in X:
        if len(row) != width:
            raise ValueError("ragged")
    features = [Feature([row[j] for row in X]) for j in range(width)]
    rows = [np.array([feature(value) for feature, value in zip(features, row)]) for row in X]
    return Scaled(rows, tuple(f.mean for f in features), tuple(f.std for f in features))
