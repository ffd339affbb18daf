"""You nudged all coordinates together, which gives the same number everywhere: the sum of all slopes. A partial
derivative moves one coordinate.

caught_by: H01 H02 H04 H05 H06
hint: 1
"""


def numerical_gradient(f, x, h=1e-5):
    gradient = []
    for _ in range(len(x)):
        forward = [a + h for a in x]
        backward = [a - h for a in x]
        gradient.append((f(forward) - f(backward)) / (2 * h))
    return gradient
