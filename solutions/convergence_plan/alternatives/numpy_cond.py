"""Style: NumPy's own condition number, and logarithms with NumPy; the answer holds NumPy's numbers."""

import numpy as np


def convergence_plan(A, shrink):
    if not 0 < shrink < 1:
        raise ValueError("shrink must be between 0 and 1")
    A = np.array(A, dtype=float)
    if A.size == 0 or A.ndim != 2 or len(set(A.shape)) > 1 or not np.array_equal(A, A.T):
        raise ValueError("A must be symmetric")
    if np.linalg.eigvalsh(A).min() <= 0:
        raise ValueError("A must be positive definite")
    kappa = np.linalg.cond(A)
    rate = (kappa - 1) / (kappa + 1)
    with np.errstate(divide="ignore"):
        steps = np.ceil(np.log(shrink) / np.log(rate))
    return {
        "kappa": kappa,
        "best_lr": 2 / (np.linalg.norm(A, 2) * (1 + 1 / kappa)),
        "rate": rate,
        "steps": np.maximum(steps, 1).astype(int),
    }
