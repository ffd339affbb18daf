import itertools

import numpy


def convergence_plan(A, shrink):
    if shrink <= 0 or shrink >= 1:
        raise ValueError
    try:
        numpy.linalg.cholesky(A)
    except numpy.linalg.LinAlgError:
        raise ValueError("not positive definite") from None
    if any(A[i][j] != A[j][i] for i in range(len(A)) for j in range(i)):
        raise ValueError("not symmetric")
    eigs = sorted(numpy.linalg.eigvalsh(A))
    k = eigs[-1] / eigs[0]
    per_step = (k - 1) / (k + 1)
    loss = 1.0
    for t in itertools.count(1):
        loss *= per_step**2
        if loss <= shrink:
            break
    return dict(kappa=k, best_lr=2 / (eigs[0] + eigs[-1]), rate=per_step, steps=t)
