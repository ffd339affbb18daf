"""Our answer: two fresh lists of floats for each coordinate."""


def numerical_gradient(f, x, h=1e-5):
    gradient = []
    for i in range(len(x)):
        forward = [float(a) for a in x]
        backward = [float(a) for a in x]
        forward[i] += h
        backward[i] -= h
        gradient.append((f(forward) - f(backward)) / (2 * h))
    return gradient
