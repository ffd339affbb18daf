"""My solution.

>>> linearRegression([1, 2, 3], [2, 4, 6])
{'m': 1.97, 'b': 0.07}
"""

import math
import random
import sys
from collections import namedtuple

sys.setrecursionlimit(5000)
random.seed(4)

try:
    import matplotlib.pyplot as plt
except ImportError:
    plt = None

LEARNING_RATE = 0.01
STEPS = 1_000
Gradient = namedtuple("Gradient", "m b")


class Data:
    """The points."""

    def __init__(self, xs, ys):
        if len(xs) == 0:
            raise ValueError("no points")
        if len(xs) != len(ys):
            raise ValueError(f"{len(xs)} x, but {len(ys)} y")
        self.points = list(zip(map(float, xs), map(float, ys)))

    def __len__(self):
        return len(self.points)

    def gradient(self, m, b):
        """Both slopes of the loss."""
        errors = [(m * x + b - y, x) for x, y in self.points]
        return Gradient(2 / len(self) * math.fsum(e * x for e, x in errors), 2 / len(self) * math.fsum(e for e, _ in errors))


def plot(data, m, b):
    if plt is not None:
        plt.plot(*zip(*data.points))


def linearRegression(xs, ys):
    data = Data(xs, ys)
    m = b = 0.0
    for _ in range(STEPS):
        g = data.gradient(m, b)
        m, b = m - LEARNING_RATE * g.m, b - LEARNING_RATE * g.b
    return {"m": round(m, 2), "b": round(b, 2)}


assert linearRegression([1, 2, 3], [2, 4, 6]) == {"m": 1.97, "b": 0.07}
