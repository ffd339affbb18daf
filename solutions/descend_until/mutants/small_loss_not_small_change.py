"""You compared the value itself with the tolerance. A small value is not a small change, and the lowest value need not
be 0.

caught_by: H02 H08 H11
idea: value_for_change
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
        if obj_tol is not None and abs(f(x)) <= obj_tol:
            reason = "objective"
            break
    return {"x": x, "iterations": iterations, "reason": reason}
