"""Style: divides by the distance that the two floats really have, which is not quite 2h."""

import numpy as np


def numerical_gradient(f, x, h=1e-5):
    slopes = []
    for i, a in enumerate(np.array(x, dtype=np.float64)):
        high, low = a + h, a - h
        values = []
        for probe in (high, low):
            point = np.array(x, dtype=np.float64)
            point[i] = probe
            values.append(f(point))
        slopes.append(np.float64(values[0] - values[1]) / (high - low))
    return slopes
