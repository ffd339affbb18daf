"""A test fired although it was off. None is not a small number: it means that the test is never asked.

caught_by: H14 H21
"""

from math import hypot


def descend_until(f, grad, x0, lr, grad_tol=None, step_tol=None, obj_tol=None, max_iter=1000):
    grad_tol = 1e-3 if grad_tol is None else grad_tol
    step_tol = 1e-3 if step_tol is None else step_tol
    obj_tol = 1e-3 if obj_tol is None else obj_tol
    x = list(x0)
    iterations = 0
    while True:
        g = grad(x)
        if hypot(*g) <= grad_tol:
            reason = "gradient"
            break
        if iterations >= max_iter:
            reason = "max_iter"
            break
        old = x
        x = [a - lr * slope for a, slope in zip(old, g)]
        iterations += 1
        move = [b - a for a, b in zip(old, x)]
        if hypot(*move) <= step_tol:
            reason = "step"
            break
        if abs(f(x) - f(old)) <= obj_tol:
            reason = "objective"
            break
    return {"x": x, "iterations": iterations, "reason": reason}
