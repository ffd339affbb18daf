from math import sqrt


def descend_until(f, grad, x0, lr, grad_tol=None, step_tol=None, obj_tol=None, max_iter=1000):
    def size(v):
        return sqrt(sum(c**2 for c in v))

    x = tuple(x0)
    for n in range(max_iter):
        g = grad(x)
        if grad_tol is not None and size(g) <= grad_tol:
            return {"x": x, "iterations": n, "reason": "gradient"}
        new = tuple(xi - lr * gi for xi, gi in zip(x, g))
        if step_tol is not None and size([b - a for a, b in zip(x, new)]) <= step_tol:
            return {"x": new, "iterations": n + 1, "reason": "step"}
        if obj_tol is not None and abs(f(x) - f(new)) <= obj_tol:
            return {"x": new, "iterations": n + 1, "reason": "objective"}
        x = new
    return {"x": x, "iterations": max_iter, "reason": "max_iter"}
