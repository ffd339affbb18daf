"""Style: an endless generator of states, a named tuple inside and a frozen dataclass as the answer."""

from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple


class Column(NamedTuple):
    mean: float
    std: float

    @classmethod
    def of(cls, numbers):
        mean = sum(numbers) / len(numbers)
        std = (sum((x - mean) * (x - mean) for x in numbers) / len(numbers)) ** 0.5
        return cls(mean, std or 1.0)


@dataclass(frozen=True)
class Fit:
    w: list
    b: float


def states(rows, y, lr):
    state = [0.0] * len(rows[0])
    while True:
        yield state
        errors = [sum(a * z for a, z in zip(state, row)) - t for row, t in zip(rows, y)]
        state = [
            a - lr * sum(2 * e * z for e, z in zip(errors, column)) / len(y)
            for a, column in zip(state, zip(*rows))
        ]


def fit_scaled(X, y, lr=0.1, steps=500):
    if not X or len(X) != len(y):
        raise ValueError("nothing to fit")
    columns = [Column.of(numbers) for numbers in zip(*X)]
    rows = [[(x - k.mean) / k.std for x, k in zip(row, columns)] + [1.0] for row in X]
    *v, c = next(islice(states(rows, y, lr), steps, None))
    for j, k in enumerate(columns):
        v[j] /= k.std
        c -= v[j] * k.mean
    return Fit([round(a, 4) for a in v], round(c, 4))
