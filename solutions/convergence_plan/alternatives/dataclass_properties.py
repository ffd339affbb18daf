"""Style: a dataclass that knows two curvatures and derives the rest; Cholesky tells whether it is a bowl."""

import itertools
from dataclasses import dataclass, field

import numpy as np


@dataclass
class Plan:
    low: float
    high: float
    shrink: float
    kappa: float = field(init=False)
    best_lr: float = field(init=False)
    rate: float = field(init=False)
    steps: int = field(init=False)

    def __post_init__(self):
        self.kappa = self.high / self.low
        self.best_lr = 2 / (self.low + self.high)
        self.rate = abs(1 - self.best_lr * self.low)
        self.steps = next(t for t in itertools.count(1) if self.rate**t <= self.shrink)


def convergence_plan(A, shrink):
    if not (shrink > 0 and shrink < 1):
        raise ValueError("shrink")
    A = np.array(A, dtype=float)
    if A.ndim != 2 or A.shape[0] != A.shape[1] or (A != A.T).any():
        raise ValueError("A")
    np.linalg.cholesky(A)  # its LinAlgError is a ValueError
    return Plan(float(1 / np.linalg.norm(np.linalg.inv(A), 2)), float(np.linalg.norm(A, 2)), shrink)
