"""Your walk knows two coordinates, as in the example. How many there are has to come from the start.

caught_by: H02 H04
hint: 3
"""


def gradient_descent_nd(grad, w0, lr, steps):
    a, b = float(w0[0]), float(w0[1])
    for _ in range(steps):
        slopes = grad([a, b])
        a, b = a - lr * slopes[0], b - lr * slopes[1]
    return [round(a, 6), round(b, 6)]
