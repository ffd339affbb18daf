"""Style: no loop over the steps; each row is a power of the iteration matrix."""

import numpy as np


def quadratic_run(A, theta0, lr, steps, report):
    A = np.asarray(A, dtype=float)
    step_matrix = np.eye(len(A)) - lr * A
    rows = []
    for s in report:
        theta = np.linalg.matrix_power(step_matrix, s) @ np.asarray(theta0, dtype=float)
        loss = 0.5 * theta.dot(A).dot(theta)
        rows.append(dict(step=s, theta=theta.round(3).tolist(), loss=round(float(loss), 3)))
    return rows
