"""Style: Decimal arithmetic and a frozen dataclass."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class LossAndSlopes:
    loss: Decimal
    dm: Decimal
    db: Decimal


def mse_and_gradient(points, m, b):
    if len(points) < 1:
        raise ValueError("no points")
    m, b = Decimal(m), Decimal(b)
    n = Decimal(len(points))
    loss = dm = db = Decimal(0)
    for x, y in points:
        x, y = Decimal(x), Decimal(y)
        r = y - (m * x + b)
        loss += r * r
        dm -= 2 * x * r
        db -= 2 * r
    return LossAndSlopes(loss / n, dm / n, db / n)
