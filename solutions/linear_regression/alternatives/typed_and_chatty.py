"""Type hints, a decorator, logging, leftover debug prints and a main block."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import wraps
from time import perf_counter
from typing import TypedDict

log = logging.getLogger(__name__)


class Line(TypedDict):
    m: float
    b: float


def timed(function: Callable[..., Line]) -> Callable[..., Line]:
    @wraps(function)
    def wrapper(*args: Sequence[float]) -> Line:
        start = perf_counter()
        try:
            return function(*args)
        finally:
            log.info("%s took %.6f s", function.__name__, perf_counter() - start)

    return wrapper


@timed
def linearRegression(xs: Sequence[float], ys: Sequence[float]) -> Line:
    if len(xs) == 0 or len(xs) != len(ys):
        log.warning("refused %d x and %d y", len(xs), len(ys))
        raise ValueError("xs and ys must be equally long and not empty")

    n: int = len(xs)
    m: float = 0.0
    b: float = 0.0
    for i in range(1, 1001):
        errors: list[float] = [y - (m * x + b) for x, y in zip(xs, ys)]
        dm: float = -(2 / n) * sum(x * e for x, e in zip(xs, errors))
        db: float = -(2 / n) * sum(errors)
        m, b = m - 0.01 * dm, b - 0.01 * db
        if i % 100 == 0:
            print(f"DEBUG step {i}: m={m} b={b}")
    print("done!!!", m, b)
    return {"m": round(m, 2), "b": round(b, 2)}


if __name__ == "__main__":
    print(linearRegression([1, 2, 3], [2, 4, 6]))
