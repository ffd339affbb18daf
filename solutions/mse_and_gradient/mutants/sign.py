"""Your gradient points downhill. Return the gradient itself; the minus sign belongs to the update.

caught_by: H01 H02 H03 H04
hint: 2
idea: slope_sign_turned
"""


def mse_and_gradient(points, m, b):
    if len(points) == 0:
        raise ValueError("there must be at least one point")

    n = len(points)
    residuals = [y - (m * x + b) for x, y in points]

    loss = sum(r * r for r in residuals) / n
    dm = 2 / n * sum(x * r for (x, _), r in zip(points, residuals))
    db = 2 / n * sum(residuals)
    return {"loss": loss, "dm": dm, "db": db}
