"""Style: a dataclass for the line, a named tuple for the answer, for with else."""

from dataclasses import dataclass
from typing import NamedTuple


class Step(NamedTuple):
    alpha: float
    x: list
    tries: int


@dataclass(frozen=True)
class Line:
    f: object
    start: tuple
    slopes: tuple

    def point(self, alpha):
        return [a - alpha * s for a, s in zip(self.start, self.slopes)]

    def height(self, alpha):
        return self.f(self.point(alpha))

    def bound(self, alpha, c):
        return self.f(list(self.start)) - c * alpha * sum(s * s for s in self.slopes)


def backtracking_step(f, grad, x, alpha0=1.0, shrink=0.5, c=1e-4, max_tries=50):
    line = Line(f, tuple(x), tuple(grad(list(x))))
    alpha = alpha0
    for tries in range(max_tries):
        if line.height(alpha) <= line.bound(alpha, c):
            break
        alpha = alpha * shrink
    else:
        raise ValueError("no sufficient decrease")
    return Step(alpha, line.point(alpha), tries + 1)
