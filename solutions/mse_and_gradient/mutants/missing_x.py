"""The derivative for m weights each residual by its x. Without that, m and b would always change by the same
amount.

caught_by: H01 H02 H03 H04
hint: 2
idea: input_left_out
"""


def mse_and_gradient(points, m, b):
    if len(points) == 0:
        raise ValueError("there must be at least one point")

    n = len(points)
    residuals = [y - (m * x + b) for x, y in points]

    loss = sum(r * r for r in residuals) / n
    dm = -2 / n * sum(residuals)
    db = -2 / n * sum(residuals)
    return {"loss": loss, "dm": dm, "db": db}
