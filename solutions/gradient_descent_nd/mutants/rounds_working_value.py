"""You rounded the position that the next step starts from. Round at the end, not inside the loop, or small steps
vanish.

caught_by: H06 H08
idea: rounds_on_the_way
"""


def gradient_descent_nd(grad, w0, lr, steps):
    w = [float(a) for a in w0]
    for _ in range(steps):
        slopes = grad(w)
        w = [round(a - lr * slope, 6) for a, slope in zip(w, slopes)]
    return w
