"""Style: recursion, one call for each move; a named tuple for the answer."""

from collections import namedtuple

Run = namedtuple("Run", "x iterations reason")


def small(vector, tol):
    return tol is not None and sum(v * v for v in vector) ** 0.5 <= tol


def descend_until(f, grad, x0, lr, grad_tol=None, step_tol=None, obj_tol=None, max_iter=1000):
    def go(x, done):
        g = grad(x)
        if small(g, grad_tol):
            return Run(x, done, "gradient")
        if done == max_iter:
            return Run(x, done, "max_iter")
        new = [a - lr * b for a, b in zip(x, g)]
        if small([a - b for a, b in zip(new, x)], step_tol):
            return Run(new, done + 1, "step")
        if small([f(new) - f(x)], obj_tol):
            return Run(new, done + 1, "objective")
        return go(new, done + 1)

    return go([float(a) for a in x0], 0)
