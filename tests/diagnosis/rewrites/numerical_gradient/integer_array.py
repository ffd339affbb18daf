import numpy as np


def numerical_gradient(f, x, h=1e-5):
    base = np.asarray(x)
    result = []
    for i, value in enumerate(base):
        probe = base.copy()
        probe[i] = value + h
        difference = f(probe)
        probe[i] = value - h
        difference -= f(probe)
        result.append(difference / (2 * h))
    return result
