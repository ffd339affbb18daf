"""You gave a bound to a matrix that is no bowl. No rate is stable where a curvature is zero or negative: refuse such
input with a ValueError.

caught_by: H09 H10
idea: bad_input_unnoticed
"""

import numpy as np


def max_stable_lr(A):
    return 2 / np.linalg.eigvalsh(A)[-1]
