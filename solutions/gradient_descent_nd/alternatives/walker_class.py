"""Style: an object that keeps its path, one row of a matrix for each position."""

import numpy as np


class Walker:
    def __init__(self, grad, start, lr):
        self.grad = grad
        self.lr = lr
        self.path = np.array([list(start)], dtype=np.float64)

    def step(self):
        here = self.path[-1]
        there = here - self.lr * np.array(self.grad(tuple(here.tolist())))
        self.path = np.vstack([self.path, there])


def gradient_descent_nd(grad, w0, lr, steps):
    walker = Walker(grad, w0, lr)
    for _ in range(steps):
        walker.step()
    return [round(float(a), 6) for a in walker.path[-1]]
