"""Descent with inertia: a method of the family in `descent`."""

from numpy.typing import ArrayLike

from reference.arrays import Vector, as_vector
from reference.descent import Gradient, Trace, iterate
from reference.schedules import Schedule, as_schedule
from reference.stopping import Stopping


def heavy_ball(
    gradient: Gradient,
    x0: ArrayLike,
    step_size: float | Schedule,
    *,
    momentum: float = 0.9,
    max_iter: int = 1000,
    tol: float | Stopping | None = 1e-8,
) -> Trace:
    """Minimize a smooth function by gradient descent that repeats a part of its last move.

    Repeats ``x[k+1] = x[k] - step_size(k) * gradient(x[k]) + momentum * (x[k] - x[k-1])``, at rest before
    the first step: ``x[-1] = x[0]``. Without momentum it is `descend`.

    Parameters
    ----------
    gradient, x0, step_size
        As in `descend`.
    momentum : float
        The part of the last move that is repeated, at least 0 and below 1.
    max_iter : int
        Most steps to take.
    tol : float, Stopping or None
        As in `descend`. A ball that crosses the bottom has a short gradient there, too.

    Returns
    -------
    Trace
        ``points`` has shape (steps + 1, n); its first row is `x0`.

    Raises
    ------
    ValueError
        If `momentum` is out of range; else as `descend`.

    References
    ----------
    .. [1] B. Polyak, "Some methods of speeding up the convergence of iteration methods", USSR Computational
       Mathematics and Mathematical Physics 4(5), 1964.
    .. [2] I. Goodfellow, Y. Bengio and A. Courville, "Deep Learning", 2016, section 8.3.2.

    Examples
    --------
    >>> trace = heavy_ball(lambda x: 2 * x, [4.0], 0.25, momentum=0.5, max_iter=5, tol=None)
    >>> trace.points.ravel().tolist()
    [4.0, 2.0, 0.0, -1.0, -1.0, -0.5]
    """
    if not 0 <= momentum < 1:
        raise ValueError(f"momentum must be at least 0 and below 1, got {momentum}")
    size = as_schedule(step_size)
    before = as_vector("x0", x0)

    def step(k: int, x: Vector, slope: Vector) -> Vector:
        nonlocal before
        move, before = x - before, x
        return x - size(k) * slope + momentum * move

    return iterate(step, gradient, x0, max_iter=max_iter, tol=tol)
