"""You nudged the caller's own point. Leave it alone and nudge a copy.

caught_by: H02 H07 H08
hint: 3
idea: edits_the_input
"""


def numerical_gradient(f, x, h=1e-5):
    gradient = []
    for i in range(len(x)):
        x[i] = x[i] + h
        forward = f(x)
        x[i] = x[i] - 2 * h
        backward = f(x)
        x[i] = x[i] + h
        gradient.append((forward - backward) / (2 * h))
    return gradient
