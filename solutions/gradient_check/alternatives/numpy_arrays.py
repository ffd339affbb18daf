"""Style: NumPy; all coordinates at once, and NumPy's own kinds of numbers in the answer."""

import numpy as np


def gradient_check(f, grad, x, h=1e-5, tol=1e-4):
    x = np.array(x, dtype=float)
    a = np.asarray(grad(x), dtype=float)
    n = np.array([(f(x + e) - f(x - e)) / (2 * h) for e in np.eye(len(x)) * h])
    worst = np.max(np.abs(a - n) / np.maximum.reduce([np.ones_like(a), np.abs(a), np.abs(n)]))
    return {"ok": worst <= tol, "max_error": worst}
