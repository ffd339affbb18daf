"""You probed on one side only, and a one-sided difference leans to that side. Probe left and right.

caught_by: H01 H03 H04 H05
hint: 2
idea: one_sided_difference
"""


def numerical_gradient(f, x, h=1e-5):
    gradient = []
    for i in range(len(x)):
        forward = [float(a) for a in x]
        forward[i] += h
        gradient.append((f(forward) - f([float(a) for a in x])) / h)
    return gradient
