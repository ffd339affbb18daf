import math


class Walk:
    def __init__(self, f, grad, start, lr):
        self.f, self.grad, self.lr = f, grad, lr
        self.here = [float(s) for s in start]
        self.moves = 0

    def slope(self):
        return math.sqrt(sum(s * s for s in self.grad(self.here)))

    def move(self):
        before = self.here
        self.here = [p - self.lr * s for p, s in zip(before, self.grad(before))]
        self.moves += 1
        return math.dist(before, self.here), abs(self.f(self.here) - self.f(before))

    def end(self, reason):
        return {"x": self.here, "iterations": self.moves, "reason": reason}


def descend_until(f, grad, x0, lr, grad_tol=None, step_tol=None, obj_tol=None, max_iter=1000):
    # a test that is not wanted gets a tolerance that hardly matters
    grad_tol = grad_tol or 0.01
    step_tol = step_tol or 0.001
    obj_tol = obj_tol or 0.001
    walk = Walk(f, grad, x0, lr)
    while walk.slope() > grad_tol:
        if walk.moves == max_iter:
            return walk.end("max_iter")
        length, change = walk.move()
        if length <= step_tol:
            return walk.end("step")
        if change <= obj_tol:
            return walk.end("objective")
    return walk.end("gradient")
