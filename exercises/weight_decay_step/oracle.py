"""What is true, by the reference: one step of descent on the data loss and the penalty together."""

import numpy as np

from reference import Objective, descend, penalized


def weight_decay_step(w, data_grad, lr, lam):
    slopes = np.asarray(data_grad, dtype=float)
    data = Objective(lambda weights: float(slopes @ weights), lambda _: slopes)  # near w, as measured there
    return descend(penalized(data, lam).gradient, w, lr, max_iter=1, tol=None).x.tolist()
