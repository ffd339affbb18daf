"""That is the root mean squared error; the gradient you return belongs to its square.

caught_by: H01 H03 H04
idea: root_taken
"""


def mse_and_gradient(points, m, b):
    if len(points) == 0:
        raise ValueError("there must be at least one point")

    n = len(points)
    residuals = [y - (m * x + b) for x, y in points]

    loss = (sum(r * r for r in residuals) / n) ** 0.5
    dm = -2 / n * sum(x * r for (x, _), r in zip(points, residuals))
    db = -2 / n * sum(residuals)
    return {"loss": loss, "dm": dm, "db": db}
