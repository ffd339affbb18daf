"""Style: NumPy vectors and a while loop."""

import numpy as np


def backtracking_step(f, grad, x, alpha0=1.0, shrink=0.5, c=1e-4, max_tries=50):
    start = np.array(x, dtype=float)
    g = np.asarray(grad(start.tolist()), dtype=float)
    target = f(start.tolist())
    alpha, tries = alpha0, 1
    while f((start - alpha * g).tolist()) > target - c * alpha * (g @ g):
        if tries == max_tries:
            raise ValueError("the step never decreases f enough")
        alpha *= shrink
        tries += 1
    return {"alpha": alpha, "x": start - alpha * g, "tries": tries}
