"""The nudge got lost, because a copy of an array of whole numbers holds whole numbers. Make it a copy in floats.

caught_by: H07
hint: 3
"""


def numerical_gradient(f, x, h=1e-5):
    gradient = []
    for i in range(len(x)):
        forward = x.copy() if hasattr(x, "dtype") else [float(a) for a in x]
        backward = x.copy() if hasattr(x, "dtype") else [float(a) for a in x]
        forward[i] = forward[i] + h
        backward[i] = backward[i] - h
        gradient.append((f(forward) - f(backward)) / (2 * h))
    return gradient
