"""You added up the sizes of the entries. The Euclidean length is the root of the sum of their squares.

caught_by: H10 H13
idea: other_length
"""

from math import hypot


def descend_until(f, grad, x0, lr, grad_tol=None, step_tol=None, obj_tol=None, max_iter=1000):
    x = list(x0)
    iterations = 0
    while True:
        g = grad(x)
        if grad_tol is not None and sum(abs(slope) for slope in g) <= grad_tol:
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
    return {"x": x, "iterations": iterations, "reason": reason}
