"""Your step test looks at the gradient. The move is shorter or longer than that: it is lr times the gradient.

caught_by: H01 H05 H09
hint: 1
"""

from math import hypot


def descend_until(f, grad, x0, lr, grad_tol=None, step_tol=None, obj_tol=None, max_iter=1000):
    x = list(x0)
    iterations = 0
    while True:
        g = grad(x)
        if grad_tol is not None and hypot(*g) <= grad_tol:
            reason = "gradient"
            break
        if iterations >= max_iter:
            reason = "max_iter"
            break
        old = x
        x = [a - lr * slope for a, slope in zip(old, g)]
        iterations += 1
        if step_tol is not None and hypot(*g) <= step_tol:
            reason = "step"
            break
        if obj_tol is not None and abs(f(x) - f(old)) <= obj_tol:
            reason = "objective"
            break
    return {"x": x, "iterations": iterations, "reason": reason}
