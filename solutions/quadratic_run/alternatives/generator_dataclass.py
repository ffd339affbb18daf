"""Style: a generator of states, a dataclass for the rows, numbers rounded through text."""

from dataclasses import dataclass
from itertools import count


@dataclass(frozen=True)
class Row:
    step: int
    theta: list
    loss: float


def dot(u, v):
    return sum(p * q for p, q in zip(u, v))


def states(A, theta, lr):
    for step in count():
        slope = [dot(row, theta) for row in A]
        yield step, theta, dot(theta, slope) / 2
        theta = [t - lr * s for t, s in zip(theta, slope)]


def short(number):
    return float(f"{number:.3f}")


def quadratic_run(A, theta0, lr, steps, report):
    rows = []
    for step, theta, loss in states(A, theta0, lr):
        if step > steps:
            break
        if step in report:
            rows.append(Row(step, [short(t) for t in theta], short(loss)))
    return rows
