"""What is true, by the reference: one step of descent on the data loss and the penalty together."""

import numpy as np

from reference import descend


def weight_decay_step(w, data_grad, lr, lam):
    slopes = np.asarray(data_grad, dtype=float)
    step = descend(lambda weights: slopes + lam * weights, w, lr, max_iter=1, tol=None)
    return step.x.tolist()
