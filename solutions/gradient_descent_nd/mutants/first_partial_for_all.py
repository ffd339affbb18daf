"""All your coordinates move by the first partial derivative. Each one has a partial derivative of its own.

caught_by: H01 H03 H04 H06 H10
hint: 3
idea: one_coordinate
"""


def gradient_descent_nd(grad, w0, lr, steps):
    w = [float(a) for a in w0]
    for _ in range(steps):
        slope = grad(w)[0]
        w = [a - lr * slope for a in w]
    return [round(a, 6) for a in w]
