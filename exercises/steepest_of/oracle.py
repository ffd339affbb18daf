"""What is true, by the reference: rates along directions, and -||g||, which bounds them."""

import numpy as np

from reference import directional_derivative


def steepest_of(g, directions):
    rates = {index: directional_derivative(g, d) for index, d in enumerate(directions) if any(d)}
    if not rates:
        raise ValueError("directions must hold a vector other than zero")
    index = min(rates, key=rates.__getitem__)  # the first of equals
    return {"index": index, "rate": rates[index], "bound": -float(np.linalg.norm(g))}
