"""Style: NumPy, the matrix product by @."""

import numpy as np


def quadratic_run(A, theta0, lr, steps, report):
    A = np.array(A, dtype=float)
    theta = np.array(theta0, dtype=float)
    wanted = set(report)
    rows = []
    for step in range(1, steps + 1):
        theta = theta - lr * (A @ theta)
        if step in wanted:
            rows.append(
                {"step": step, "theta": np.round(theta, 3), "loss": np.round(theta @ A @ theta / 2, 3)}
            )
    return rows
