"""What is true, by the formula: rates are dot products with unit vectors, and -||g|| bounds them."""

import numpy as np


def steepest_of(g, directions):
    gradient = np.array(g, dtype=np.float64)
    rates = {}
    for index, direction in enumerate(directions):
        d = np.array(direction, dtype=np.float64)
        if d.any():
            rates[index] = float(gradient @ d / np.linalg.norm(d))
    if not rates:
        raise ValueError("directions must hold a vector other than zero")
    index = min(rates, key=rates.__getitem__)  # the first of equals
    return {"index": index, "rate": rates[index], "bound": -float(np.linalg.norm(gradient))}
