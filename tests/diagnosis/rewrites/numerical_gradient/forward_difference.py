import numpy as np


def numerical_gradient(f, x, h=1e-5):
    x = np.asarray(x, dtype=float)
    base = f(x)
    shifts = np.eye(len(x)) * h
    return np.array([f(x + shift) - base for shift in shifts]) / h
