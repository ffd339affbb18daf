"""Style: the general eigenvalue routine, whose eigenvalues come in any order."""

import numpy as np


def max_stable_lr(A):
    rows = [list(row) for row in A]
    if not rows or any(len(row) != len(rows) for row in rows):
        raise ValueError("not square")
    if [list(column) for column in zip(*rows)] != rows:
        raise ValueError("not symmetric")
    found = np.linalg.eigvals(np.array(rows, dtype=float)).real
    if min(found) <= 0:
        raise ValueError("not positive definite")
    return 2.0 / max(found)
