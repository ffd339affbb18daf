import numpy as np


def gradient_check(f, grad, x, h=1e-5, tol=1e-4):
    point = np.array(x, dtype=float)
    numeric = np.empty_like(point)
    for i in range(point.size):
        e = np.zeros_like(point)
        e[i] = h
        numeric[i] = (f(point + e) - f(point - e)) / (2 * h)
    worst = float(np.abs(np.array(grad(point)) - numeric).max())
    return dict(ok=worst <= tol, max_error=worst)
