from math import sqrt

import numpy as np


def max_stable_lr(A):
    n = len(A)
    if n == 0:
        raise ValueError("empty")
    for row in A:
        if len(row) != n:
            raise ValueError("not square")
    for i in range(n):
        for j in range(n):
            if A[i][j] != A[j][i]:
                raise ValueError("not symmetric")
    try:
        np.linalg.cholesky(np.array(A, dtype=float))
    except np.linalg.LinAlgError:
        raise ValueError("not positive definite") from None
    return 2 / sqrt(sum(a**2 for row in A for a in row))
