"""You measured the gradient again after moving the first coordinate. Move all coordinates from one and the same
gradient.

caught_by: H03 H10
hint: 2
idea: one_after_the_other
"""


def gradient_descent_nd(grad, w0, lr, steps):
    w = [float(a) for a in w0]
    for _ in range(steps):
        for i in range(len(w)):
            w[i] -= lr * grad(w)[i]
    return [round(a, 6) for a in w]
