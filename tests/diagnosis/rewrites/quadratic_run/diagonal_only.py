import numpy as np


def quadratic_run(A, theta0, lr, steps, report):
    A = np.array(A, dtype=float)
    path = [np.array(theta0, dtype=float)]
    for _ in range(steps):
        path.append(path[-1] - lr * (np.diag(A) * path[-1]))
    return [
        {
            "step": s,
            "theta": np.round(path[s], 3).tolist(),
            "loss": round(float(path[s] @ A @ path[s]) / 2, 3),
        }
        for s in report
    ]
