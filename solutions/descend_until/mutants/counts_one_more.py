"""Your number of moves is one too large. Count the moves that were made: a level start needs 0.

caught_by: H01 H02 H03 H04 H05 H06 H07 H08 H09 H10 H11 H12 H13 H14 H15 H21 H22
hint: 2
idea: one_step_off
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
        if obj_tol is not None and abs(f(x) - f(old)) <= obj_tol:
            reason = "objective"
            break
    return {"x": x, "iterations": iterations + 1, "reason": reason}
