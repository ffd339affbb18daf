import numpy as np


def steepest_of(g, directions):
    arrows = [np.array(d, dtype=float) for d in directions]
    arrows = [d for d in arrows if np.linalg.norm(d) > 0]
    if not arrows:
        raise ValueError("only zero vectors")
    units = np.array([d / np.linalg.norm(d) for d in arrows])
    slopes = units.dot(np.array(g))
    winner = slopes.argmin()
    return {"index": winner, "rate": slopes[winner], "bound": -np.sqrt(np.sum(np.square(g)))}
