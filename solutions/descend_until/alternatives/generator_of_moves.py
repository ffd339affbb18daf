"""Style: a generator of (old, new) pairs, and a separate function that names the reason."""

from itertools import count
from math import fsum, sqrt


def length(v):
    return sqrt(fsum(c * c for c in v))


def moves(grad, x, lr):
    while True:
        slope = grad(x)
        new = [a - lr * s for a, s in zip(x, slope)]
        yield x, slope, new
        x = new


def descend_until(f, grad, x0, lr, grad_tol=None, step_tol=None, obj_tol=None, max_iter=1000):
    for done, (old, slope, new) in zip(count(), moves(grad, [*x0], lr)):
        if grad_tol is not None and length(slope) <= grad_tol:
            return {"x": old, "iterations": done, "reason": "gradient"}
        if done >= max_iter:
            return {"x": old, "iterations": done, "reason": "max_iter"}
        if step_tol is not None and length([b - a for a, b in zip(old, new)]) <= step_tol:
            return {"x": new, "iterations": done + 1, "reason": "step"}
        if obj_tol is not None and abs(f(old) - f(new)) <= obj_tol:
            return {"x": new, "iterations": done + 1, "reason": "objective"}
