"""What is true, by the reference: the best worst case of a fixed rate, and the steps that it takes."""

import math

from reference import condition_number, curvatures


def convergence_plan(A, shrink):
    if not 0 < shrink < 1:
        raise ValueError(f"shrink must lie between 0 and 1, got {shrink}")
    kappa = condition_number(A)
    found = curvatures(A).tolist()
    rate = (kappa - 1) / (kappa + 1)
    steps = max(1, math.ceil(math.log(shrink) / math.log(rate))) if rate > 0 else 1
    return {"kappa": kappa, "best_lr": 2 / (found[0] + found[-1]), "rate": rate, "steps": steps}
