import numpy as np


def max_stable_lr(A):
    v = np.array([1.0 + 0.3 * k for k in range(len(A))])
    for _ in range(5000):
        v = np.dot(A, v)
        v = v / np.sqrt(np.dot(v, v))
    return float(2 / np.dot(v, np.dot(A, v)))
