"""Your numbers grow with the number of points; the mean squared error divides by n, and so do its
derivatives.

caught_by: H01 H03 H04
hint: 3
idea: sum_for_mean
"""


def mse_and_gradient(points, m, b):
    if len(points) == 0:
        raise ValueError("there must be at least one point")

    residuals = [y - (m * x + b) for x, y in points]

    loss = sum(r * r for r in residuals)
    dm = -2 * sum(x * r for (x, _), r in zip(points, residuals))
    db = -2 * sum(residuals)
    return {"loss": loss, "dm": dm, "db": db}
