from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypedDict, overload

import numpy as np
import numpy.typing as npt

RATE: Final = 0.01


class Line(TypedDict):
    m: float
    b: float


@overload
def linearRegression(xs: Sequence[float], ys: Sequence[float]) -> Line: ...
@overload
def linearRegression(xs: npt.NDArray[np.float64], ys: npt.NDArray[np.float64]) -> Line: ...
def linearRegression(xs: Sequence[float] | NotImportedAnywhere, ys: Sequence[float] | AnotherName) -> Line:
    n: int = len(xs)
    if n == 0 or n != len(ys):
        raise ValueError(f"{n} and {len(ys)} numbers")
    m: float = 0.0
    b: float = 0.0
    for _ in range(1000):
        errors: list[float] = [float(m * x + b - y) for x, y in zip(xs, ys, strict=True)]
        gm: float = 2 * sum(e * float(x) for e, x in zip(errors, xs)) / n
        gb: float = 2 * sum(errors) / n
        m, b = m - RATE * gm, b - RATE * gb
    return Line(m=round(m, 2), b=round(b, 2))
