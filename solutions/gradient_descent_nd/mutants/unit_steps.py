"""You divided the gradient by its length, so that every step is equally long. Plain descent lets the step shrink
with the gradient.

caught_by: H01 H02 H03 H04 H06 H10
idea: slope_left_out
"""


def gradient_descent_nd(grad, w0, lr, steps):
    w = [float(a) for a in w0]
    for _ in range(steps):
        slopes = grad(w)
        length = sum(slope * slope for slope in slopes) ** 0.5 or 1.0
        w = [a - lr * slope / length for a, slope in zip(w, slopes)]
    return [round(a, 6) for a in w]
