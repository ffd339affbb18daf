"""No loop: one step is an affine map, and its 1000th power takes (0, 0) to where 1000 steps lead."""

import numpy as np


def linearRegression(xs, ys):
    x, y = np.array(xs, dtype=float), np.array(ys, dtype=float)
    if x.shape != y.shape or not x.size:
        raise ValueError("xs and ys must be equally long and not empty")

    # (m, b, 1) -> (m, b, 1) after one step
    one_step = np.eye(3)
    one_step[0] -= 0.02 * np.array([np.mean(x * x), np.mean(x), -np.mean(x * y)])
    one_step[1] -= 0.02 * np.array([np.mean(x), 1.0, -np.mean(y)])
    m, b, _ = np.linalg.matrix_power(one_step, 1000) @ [0.0, 0.0, 1.0]
    return {"m": round(m, 2), "b": round(b, 2)}
