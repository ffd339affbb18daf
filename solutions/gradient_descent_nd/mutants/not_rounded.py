"""The walk is right, but its end is not rounded. Report every coordinate to 6 decimals.

caught_by: H09
idea: not_rounded
"""


def gradient_descent_nd(grad, w0, lr, steps):
    w = [float(a) for a in w0]
    for _ in range(steps):
        slopes = grad(w)
        w = [a - lr * slope for a, slope in zip(w, slopes)]
    return w
