"""What is true, by the reference: the point after exactly so many steps, unrounded."""

from reference import descend


def gradient_descent_nd(grad, w0, lr, steps):
    return descend(grad, w0, lr, max_iter=steps, tol=None).x.tolist()
