"""You solved for the best weights. Asked is where descent stands after so many steps, which is another place.

caught_by: H01 H02 H03 H05 H06 H08
idea: closed_form
"""

import numpy as np


def linear_regression_multi(X, y, lr=0.01, steps=1000, lam=0.0):
    if len(X) == 0 or len(X) != len(y) or any(len(row) != len(X[0]) for row in X):
        raise ValueError("X must have one row for each y, at least one, all of the same length")

    n = len(X)
    table = np.array([[*row, 1] for row in X], dtype=float)
    price = np.diag([lam] * len(X[0]) + [0])
    *w, b = (np.linalg.pinv(2 / n * table.T @ table + price) @ (2 / n * table.T @ y)).tolist()
    return {"w": [round(a, 4) for a in w], "b": round(b, 4)}
