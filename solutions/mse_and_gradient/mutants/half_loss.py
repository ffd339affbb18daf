"""You used half the mean squared error. It has the same minimum, but this exercise fixes the loss as (1/n)
times the sum.

caught_by: H01 H02 H03 H04
hint: 3
idea: half_convention
"""


def mse_and_gradient(points, m, b):
    if len(points) == 0:
        raise ValueError("there must be at least one point")

    n = len(points)
    residuals = [y - (m * x + b) for x, y in points]

    loss = sum(r * r for r in residuals) / (2 * n)
    dm = -1 / n * sum(x * r for (x, _), r in zip(points, residuals))
    db = -1 / n * sum(residuals)
    return {"loss": loss, "dm": dm, "db": db}
