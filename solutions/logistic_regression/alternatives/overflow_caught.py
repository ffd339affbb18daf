"""Style: recursion over the steps; an overflow means a probability of 0."""

import math


def logistic_regression(X, y, lr=0.1, steps=200):
    if len({len(X), len(y)}) != 1 or not len(y):
        raise ValueError("lengths")
    if sum(label in (0, 1) for label in y) < len(y):
        raise ValueError("labels")

    def p(z):
        try:
            return 1 / (1 + math.exp(-z))
        except OverflowError:
            return 0.0

    def walk(w, b, left):
        if left == 0:
            return dict(w=[float(f"{a:.4f}") for a in w], b=float(f"{b:.4f}"))
        missing = [
            label - p(math.fsum([b, *map(float.__mul__, w, map(float, row))])) for row, label in zip(X, y)
        ]
        means = (math.fsum(r * x for r, x in zip(missing, column)) / len(y) for column in zip(*X))
        return walk(
            [a + lr * mean for a, mean in zip(w, means)], b + lr * math.fsum(missing) / len(y), left - 1
        )

    return walk([0.0] * len(X[0]), 0.0, steps)
