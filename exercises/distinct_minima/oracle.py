"""What is true, by the reference: where the runs end, each place once."""

import math

from reference import descend_1d


def distinct_minima(df, starts, lr, steps):
    ends = [float(descend_1d(df, start, lr, max_iter=steps, tol=None).x[0]) for start in starts]
    return sorted({round(end, 3) for end in ends if math.isfinite(end)})
