"""Style: NumPy; all rates at once, infinity where there is no direction."""

import numpy as np


def steepest_of(g, directions):
    g = np.asarray(g, dtype=float)
    D = np.array(directions, dtype=float).reshape(-1, len(g))
    norms = np.linalg.norm(D, axis=1)
    if not (norms > 0).any():
        raise ValueError("no direction")
    rates = np.full(len(D), np.inf)
    np.divide(D @ g, norms, out=rates, where=norms > 0)
    i = np.argmin(rates)
    return {"index": i, "rate": rates[i], "bound": -np.linalg.norm(g)}
