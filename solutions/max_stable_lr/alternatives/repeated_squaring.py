"""Style: a class; the matrix is squared again and again until only its steepest direction is left."""

import numpy as np


class Bowl:
    def __init__(self, rows):
        self.matrix = np.array(rows, dtype=float)
        self.check()

    def check(self):
        n = len(self.matrix)
        if n == 0 or self.matrix.shape != (n, n) or np.any(self.matrix - self.matrix.T):
            raise ValueError("A must be square and symmetric")
        for size in range(1, n + 1):
            if np.linalg.det(self.matrix[:size, :size]) <= 0:
                raise ValueError("A must be positive definite: its leading minors are above 0")

    @property
    def steepest(self):
        power = self.matrix
        for _ in range(60):
            power = power @ power / np.linalg.norm(power) ** 2
        return np.trace(power @ self.matrix) / np.trace(power)


def max_stable_lr(A):
    return 2 / Bowl(A).steepest
