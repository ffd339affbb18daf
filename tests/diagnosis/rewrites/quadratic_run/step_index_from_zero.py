import numpy as np


def quadratic_run(A, theta0, lr, steps, report):
    A, theta = np.array(A), np.array(theta0)
    states = []
    for k in range(steps):
        theta = theta - lr * A @ theta
        states.append((theta, theta @ A @ theta / 2))
    rows = []
    for k, (theta, loss) in enumerate(states):
        if k in report:
            rows.append(dict(step=k, theta=[round(float(t), 3) for t in theta], loss=round(float(loss), 3)))
    return rows
