import numpy as np


def convergence_plan(A, shrink):
    assert_bowl(A)
    if not (shrink > 0 and shrink < 1):
        raise ValueError("shrink must be between 0 and 1")
    lam = np.linalg.eigvalsh(np.array(A, dtype=float))
    lo, hi = lam.min(), lam.max()
    kappa = hi / lo
    q = (kappa - 1) / (kappa + 1)
    if q < 1e-14:
        steps = 1
    else:
        steps = max(int(np.log10(shrink) / np.log10(q) + 0.5), 1)
    return {"kappa": kappa, "best_lr": 2 / (lo + hi), "rate": q, "steps": steps}


def assert_bowl(A):
    M = np.array(A, dtype=float)
    if M.ndim != 2 or M.shape[0] != M.shape[1] or M.shape[0] == 0:
        raise ValueError("A must be square")
    if not (M == M.T).all() or not (np.linalg.eigvalsh(M) > 0).all():
        raise ValueError("A must be symmetric positive definite")
