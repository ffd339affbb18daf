"""What is true, by the reference: the first position of the run that lies within the tolerance."""

from reference import descend_1d


def steps_within(df, x0, lr, target, tol, max_steps=10000):
    x = x0
    for t in range(max_steps + 1):
        if abs(x - target) <= tol:
            return t
        x = float(descend_1d(df, x, lr, max_iter=1, tol=None).x[0])
    return None
