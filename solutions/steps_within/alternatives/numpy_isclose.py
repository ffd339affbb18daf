"""Style: numpy scalars; the count comes back as an integer of numpy."""

import numpy as np


def steps_within(df, x0, lr, target, tol, max_steps=10_000):
    x = np.float64(x0)
    count = np.int64(0)
    with np.errstate(all="ignore"):
        while not np.isclose(x, target, rtol=0, atol=tol):
            if count == max_steps:
                return None
            x = np.subtract(x, np.multiply(lr, df(x)))
            count += 1
    return count
