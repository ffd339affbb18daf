"""Style: tuples that never change, and functools.reduce for the loop."""

from functools import reduce


def gradient_descent_nd(grad, w0, lr, steps):
    def step(w, _):
        return tuple(wi - lr * gi for wi, gi in zip(w, grad(w)))

    return tuple(round(wi, 6) for wi in reduce(step, range(steps), tuple(map(float, w0))))
