import numpy as np


def descend_until(f, grad, x0, lr, grad_tol=None, step_tol=None, obj_tol=None, max_iter=1000):
    x = np.array(x0, dtype=float)
    for k in range(max_iter + 1):
        g = np.array(grad(x))
        if grad_tol is not None and np.linalg.norm(g, 1) <= grad_tol:
            return {"x": x, "iterations": k, "reason": "gradient"}
        if k == max_iter:
            return {"x": x, "iterations": k, "reason": "max_iter"}
        new = x - lr * g
        if step_tol is not None and np.linalg.norm(new - x, 1) <= step_tol:
            return {"x": new, "iterations": k + 1, "reason": "step"}
        if obj_tol is not None and np.abs(f(new) - f(x)) <= obj_tol:
            return {"x": new, "iterations": k + 1, "reason": "objective"}
        x = new
