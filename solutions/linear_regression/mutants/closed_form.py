"""That is the exact least-squares line. The task asks where 1000 plain steps on the raw points get to, and
they have not arrived there yet.

caught_by: H02 H03 H04 H05 H13 H27
hint: 3
idea: closed_form
"""


def linearRegression(xs, ys):
    if len(xs) == 0 or len(xs) != len(ys):
        raise ValueError("xs and ys must have the same length, and at least one point")

    n = len(xs)
    mean_x, mean_y = sum(xs) / n, sum(ys) / n
    spread = sum((x - mean_x) ** 2 for x in xs)
    together = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys))
    m = together / spread if spread else 0.0
    b = mean_y - m * mean_x
    return {"m": round(m, 2), "b": round(b, 2)}
