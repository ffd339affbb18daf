import numpy as np


def quadratic_run(A, theta0, lr, steps, report):
    A = np.array(A, dtype=float)
    theta = np.array(theta0, dtype=float)
    rows = []
    for step in range(1, steps + 1):
        theta = np.around(theta - lr * A.dot(theta), 3)
        if step in report:
            loss = 0.5 * theta.dot(A.dot(theta))
            rows.append({"step": step, "theta": theta.tolist(), "loss": float(np.around(loss, 3))})
    return rows
