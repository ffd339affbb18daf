"""Of no points there is no mean: check for that first and raise ValueError.

caught_by: H06
idea: bad_input_unnoticed
"""


def mse_and_gradient(points, m, b):
    n = len(points)
    residuals = [y - (m * x + b) for x, y in points]

    loss = sum(r * r for r in residuals) / n
    dm = -2 / n * sum(x * r for (x, _), r in zip(points, residuals))
    db = -2 / n * sum(residuals)
    return {"loss": loss, "dm": dm, "db": db}
