from math import ceil, log, sqrt

import numpy as np


class Bowl:
    def __init__(self, A):
        self.A = np.array(A, float)
        n = len(self.A)
        if n == 0 or self.A.shape != (n, n) or np.any(self.A != self.A.T):
            raise ValueError("A")
        self.eig = np.sort(np.linalg.eigvals(self.A))
        if self.eig[0] <= 0:
            raise ValueError("A")

    def condition(self):
        entries = [self.A[i, i] for i in range(len(self.A))]
        return max(entries) / min(entries)

    def lr(self):
        return 1 / np.mean([self.eig[0], self.eig[-1]])

    def rate(self):
        return sqrt((1 - self.lr() * self.eig[0]) ** 2)


def convergence_plan(A, shrink):
    if not 0 < shrink < 1:
        raise ValueError("shrink")
    bowl = Bowl(A)
    r = bowl.rate()
    n = 1 if r < 1e-12 else max(1, ceil(log(shrink, r)))
    return {"kappa": bowl.condition(), "best_lr": bowl.lr(), "rate": r, "steps": n}
