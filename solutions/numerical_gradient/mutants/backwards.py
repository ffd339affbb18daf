"""Your slopes have the wrong sign: take the value ahead minus the value behind, not the other way around.

caught_by: H01 H02 H03 H04 H05 H06
idea: slope_sign_turned
"""


def numerical_gradient(f, x, h=1e-5):
    gradient = []
    for i in range(len(x)):
        forward = [float(a) for a in x]
        backward = [float(a) for a in x]
        forward[i] += h
        backward[i] -= h
        gradient.append((f(backward) - f(forward)) / (2 * h))
    return gradient
