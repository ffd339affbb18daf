"""You used the gradient of the start in every step. It has to be measured again wherever the walk stands.

caught_by: H02 H03 H04 H06 H10
hint: 2
idea: stale_gradient
"""


def gradient_descent_nd(grad, w0, lr, steps):
    w = [float(a) for a in w0]
    slopes = grad(w)
    for _ in range(steps):
        w = [a - lr * slope for a, slope in zip(w, slopes)]
    return [round(a, 6) for a in w]
