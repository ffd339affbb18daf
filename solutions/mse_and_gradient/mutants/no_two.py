"""The loss is right but both slopes are half the true size: what happened to the 2 from differentiating the
square?

caught_by: H01 H02 H03 H04
hint: 2
idea: factor_two_left_out
"""


def mse_and_gradient(points, m, b):
    if len(points) == 0:
        raise ValueError("there must be at least one point")

    n = len(points)
    residuals = [y - (m * x + b) for x, y in points]

    loss = sum(r * r for r in residuals) / n
    dm = -1 / n * sum(x * r for (x, _), r in zip(points, residuals))
    db = -1 / n * sum(residuals)
    return {"loss": loss, "dm": dm, "db": db}
