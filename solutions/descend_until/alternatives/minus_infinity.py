"""Style: a test that is off gets a tolerance below every number; the value is kept from one round to the next."""

from math import dist, inf, sqrt


def descend_until(f, grad, x0, lr, grad_tol=None, step_tol=None, obj_tol=None, max_iter=1000):
    level, short, flat = [-inf if tol is None else tol for tol in (grad_tol, step_tol, obj_tol)]
    point, height, moves = tuple(x0), f(x0), 0
    slope = grad(point)
    reason = ""
    while not reason:
        if sqrt(sum(s**2 for s in slope)) <= level:
            reason = "gradient"
        elif moves == max_iter:
            reason = "max_iter"
        else:
            before, height_before = point, height
            point = tuple(p - lr * s for p, s in zip(before, slope))
            height, slope, moves = f(point), grad(point), moves + 1
            if dist(point, before) <= short:
                reason = "step"
            elif abs(height - height_before) <= flat:
                reason = "objective"
    return dict(x=list(point), iterations=moves, reason=reason)
