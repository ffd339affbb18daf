"""You stopped because the value rose. A rise is a change too: compare its size with the tolerance.

caught_by: H06
idea: sign_kept
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
        move = [b - a for a, b in zip(old, x)]
        if step_tol is not None and hypot(*move) <= step_tol:
            reason = "step"
            break
        if obj_tol is not None and f(old) - f(x) <= obj_tol:
            reason = "objective"
            break
    return {"x": x, "iterations": iterations, "reason": reason}
