import numpy as np


def gradient_descent_nd(grad, w0, lr, steps):
    position = np.asarray(w0, dtype=np.float64)
    for _ in range(steps):
        g = np.array(grad(position.tolist()))
        norm = np.linalg.norm(g)
        if norm > 0:
            g = g / norm
        position = position - lr * g
    return [round(float(p), 6) for p in position]
