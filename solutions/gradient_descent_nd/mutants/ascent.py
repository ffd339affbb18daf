"""Your walk climbs. Subtract the gradient; adding it leads uphill.

caught_by: H01 H02 H03 H04 H06 H10
idea: ascent
"""


def gradient_descent_nd(grad, w0, lr, steps):
    w = [float(a) for a in w0]
    for _ in range(steps):
        slopes = grad(w)
        w = [a + lr * slope for a, slope in zip(w, slopes)]
    return [round(a, 6) for a in w]
