"""You went on although a tolerance was reached exactly. That counts: compare with <=, not with <.

caught_by: H03 H05 H07 H22
idea: strict_comparison
"""

from math import hypot


def descend_until(f, grad, x0, lr, grad_tol=None, step_tol=None, obj_tol=None, max_iter=1000):
    x = list(x0)
    iterations = 0
    while True:
        g = grad(x)
        if grad_tol is not None and hypot(*g) < grad_tol:
            reason = "gradient"
            break
        if iterations >= max_iter:
            reason = "max_iter"
            break
        old = x
        x = [a - lr * slope for a, slope in zip(old, g)]
        iterations += 1
        move = [b - a for a, b in zip(old, x)]
        if step_tol is not None and hypot(*move) < step_tol:
            reason = "step"
            break
        if obj_tol is not None and abs(f(x) - f(old)) < obj_tol:
            reason = "objective"
            break
    return {"x": x, "iterations": iterations, "reason": reason}
