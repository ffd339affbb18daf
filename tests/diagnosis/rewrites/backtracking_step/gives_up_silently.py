import numpy as np


def backtracking_step(f, grad, x, alpha0=1.0, shrink=0.5, c=1e-4, max_tries=50):
    g = np.array(grad(x))
    alpha, tries = alpha0, 1
    new = np.array(x) - alpha * g
    while f(new) > f(x) - c * alpha * np.dot(g, g) and tries < max_tries:
        alpha *= shrink
        tries += 1
        new = np.array(x) - alpha * g
    return {"alpha": alpha, "x": new.tolist(), "tries": tries}
