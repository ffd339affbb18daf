import numpy as np


def max_stable_lr(A):
    M = np.asarray(A, dtype=float)
    if M.ndim != 2 or M.size == 0 or len(M) != len(M[0]) or (M != M.T).any():
        raise ValueError("no bowl")
    values, _ = np.linalg.eig(M)
    limits = [2 / value if value > 0 else None for value in values]
    if None in limits:
        raise ValueError("no bowl")
    return max(limits)
