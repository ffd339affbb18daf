"""What is true, by the reference: the unrounded positions and losses of the run."""

from reference import descend, quadratic


def quadratic_run(A, theta0, lr, steps, report):
    bowl = quadratic(A)
    points = descend(bowl.gradient, theta0, lr, max_iter=steps, tol=None).points
    return [{"step": s, "theta": points[s].tolist(), "loss": bowl.value(points[s])} for s in report]
