import numpy as np


def numerical_gradient(f, x, h=1e-5):
    forward = np.array(x, dtype=float)
    backward = np.array(x, dtype=float)
    grad = np.zeros(len(x))
    for i in range(len(x)):
        forward[i] += h
        backward[i] -= h
        grad[i] = (f(forward) - f(backward)) / (2 * h)
    return grad
