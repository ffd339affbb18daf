"""The list that you were handed has changed. Walk on a copy of it.

caught_by: H07
hint: 1
idea: edits_the_input
"""


def gradient_descent_nd(grad, w0, lr, steps):
    w = w0 if isinstance(w0, list) else [float(a) for a in w0]
    for _ in range(steps):
        slopes = grad(w)
        for i, slope in enumerate(slopes):
            w[i] = w[i] - lr * slope
    return [round(a, 6) for a in w]
