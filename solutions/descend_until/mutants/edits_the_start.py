"""You moved the list that the caller gave you. Leave it alone and move a copy.

caught_by: H17
idea: edits_the_input
"""

from math import hypot


def descend_until(f, grad, x0, lr, grad_tol=None, step_tol=None, obj_tol=None, max_iter=1000):
    x = x0 if isinstance(x0, list) else list(x0)
    iterations = 0
    while True:
        g = grad(x)
        if grad_tol is not None and hypot(*g) <= grad_tol:
            reason = "gradient"
            break
        if iterations >= max_iter:
            reason = "max_iter"
            break
        old = list(x)
        x[:] = [a - lr * slope for a, slope in zip(old, g)]
        iterations += 1
        move = [b - a for a, b in zip(old, x)]
        if step_tol is not None and hypot(*move) <= step_tol:
            reason = "step"
            break
        if obj_tol is not None and abs(f(x) - f(old)) <= obj_tol:
            reason = "objective"
            break
    return {"x": x, "iterations": iterations, "reason": reason}
