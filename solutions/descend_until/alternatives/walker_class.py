"""Style: an object that remembers its path; its attributes are the answer."""


class Walker:
    def __init__(self, x):
        self.x = x
        self.iterations = 0
        self.reason = None

    def move(self, lr, slope):
        old = self.x
        self.x = [old[i] - lr * slope[i] for i in range(len(old))]
        self.iterations += 1
        return old


def norm(v):
    return sum(abs(c) ** 2 for c in v) ** 0.5


def descend_until(f, grad, x0, lr, grad_tol=None, step_tol=None, obj_tol=None, max_iter=1000):
    walker = Walker(list(x0))
    while walker.reason is None:
        slope = grad(walker.x)
        if grad_tol is not None and norm(slope) <= grad_tol:
            walker.reason = "gradient"
        elif walker.iterations == max_iter:
            walker.reason = "max_iter"
        else:
            old = walker.move(lr, slope)
            if step_tol is not None and norm([a - b for a, b in zip(old, walker.x)]) <= step_tol:
                walker.reason = "step"
            elif obj_tol is not None and abs(f(old) - f(walker.x)) <= obj_tol:
                walker.reason = "objective"
    return walker
