"""The points you were given must be unchanged afterwards; work on a copy.

caught_by: H05
idea: edits_the_input
"""


def mse_and_gradient(points, m, b):
    if len(points) == 0:
        raise ValueError("there must be at least one point")

    points.sort()
    n = len(points)
    residuals = [y - (m * x + b) for x, y in points]

    loss = sum(r * r for r in residuals) / n
    dm = -2 / n * sum(x * r for (x, _), r in zip(points, residuals))
    db = -2 / n * sum(residuals)
    return {"loss": loss, "dm": dm, "db": db}
