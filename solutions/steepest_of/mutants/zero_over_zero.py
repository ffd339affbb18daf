"""You divided by the length of a zero vector. Skip vectors without a direction before you divide.

caught_by: H03 H08
hint: 3
idea: zero_not_excluded
"""

import numpy as np


def steepest_of(g, directions):
    g, directions = np.array(g, dtype=float), np.array(directions, dtype=float)
    rates = directions @ g / np.linalg.norm(directions, axis=1)
    index = int(np.argmin(rates))
    return {"index": index, "rate": float(rates[index]), "bound": -float(np.linalg.norm(g))}
