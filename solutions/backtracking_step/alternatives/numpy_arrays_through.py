"""Style: NumPy arrays also as arguments of f and grad; hypot for the length, a namespace for the answer."""

from math import hypot
from types import SimpleNamespace

import numpy as np


def backtracking_step(f, grad, x, alpha0=1.0, shrink=0.5, c=1e-4, max_tries=50):
    x = np.array(x, dtype=np.float64)
    g = np.array(grad(x))
    promised = c * hypot(*g) ** 2
    fx = f(x)
    for tries, alpha in enumerate(alpha0 * shrink ** np.arange(max_tries), start=1):
        new = x - alpha * g
        if fx - f(new) >= alpha * promised:
            return SimpleNamespace(alpha=alpha, x=new, tries=np.int64(tries))
    raise ValueError("max_tries")
