"""Your slopes are twice too large: the two places at which you probe are 2h apart, so divide by 2h.

caught_by: H01 H02 H03 H04 H05 H06
hint: 2
"""


def numerical_gradient(f, x, h=1e-5):
    gradient = []
    for i in range(len(x)):
        forward = [float(a) for a in x]
        backward = [float(a) for a in x]
        forward[i] += h
        backward[i] -= h
        gradient.append((f(forward) - f(backward)) / h)
    return gradient
