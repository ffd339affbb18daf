import numpy as np


def backtracking_step(f, grad, x, alpha0=1.0, shrink=0.5, c=1e-4, max_tries=50):
    x = np.asarray(x, dtype=float)
    g = np.asarray(grad(x), dtype=float)
    if not g.any():
        return {"alpha": alpha0, "x": x, "tries": 1}
    for k in range(max_tries):
        alpha = alpha0 * shrink**k
        new = x - alpha * g
        if f(new) - f(x) < 0:
            return {"alpha": alpha, "x": new, "tries": k + 1}
    raise ValueError("not a descent direction")
