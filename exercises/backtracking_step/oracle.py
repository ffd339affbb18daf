"""What is true, by the reference: the first rate that passes, where it leads and how many were tried."""

from reference import Objective, backtrack


def backtracking_step(f, grad, x, alpha0=1.0, shrink=0.5, c=1e-4, max_tries=50):
    step = backtrack(Objective(f, grad), x, size=alpha0, shrink=shrink, decrease=c, max_tries=max_tries)
    return {"alpha": step.size, "x": step.x.tolist(), "tries": step.tries}
