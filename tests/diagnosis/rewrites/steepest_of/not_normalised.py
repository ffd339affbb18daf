import numpy as np


def steepest_of(g, directions):
    gradient = np.array(g, dtype=float)
    D = np.array(directions, dtype=float)
    keep = [i for i in range(len(D)) if np.any(D[i] != 0)]
    if len(keep) == 0:
        raise ValueError("no usable direction")
    change = D[keep] @ gradient
    best = int(np.argmin(change))
    return {"index": keep[best], "rate": float(change[best]), "bound": -float(np.linalg.norm(gradient))}
