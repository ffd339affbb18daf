"""You rounded the slopes. Do not round an estimate that other code will compare with.

caught_by: H04
"""


def numerical_gradient(f, x, h=1e-5):
    gradient = []
    for i in range(len(x)):
        forward = [float(a) for a in x]
        backward = [float(a) for a in x]
        forward[i] += h
        backward[i] -= h
        gradient.append(round((f(forward) - f(backward)) / (2 * h), 4))
    return gradient
