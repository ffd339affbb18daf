"""A step size found by trying: large first, and smaller until the step pays off.

One step of it is here; nothing in this module repeats it.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from reference.arrays import Vector, as_vector
from reference.objectives import Objective


@dataclass(frozen=True, slots=True, eq=False)
class LineStep:
    """One step whose size was searched for.

    Attributes
    ----------
    size : float
        The step size that was taken.
    x : ndarray of shape (n,)
        Where the step leads.
    tries : int
        How many sizes were tried, with the one that was taken.

    References
    ----------
    .. [1] J. Nocedal and S. Wright, "Numerical Optimization", 2nd ed., 2006, section 3.1.

    Examples
    --------
    >>> step = LineStep(0.25, np.array([1.5]), tries=3)
    >>> step.size, step.tries
    (0.25, 3)
    """

    size: float
    x: Vector
    tries: int


def backtrack(
    objective: Objective,
    x: ArrayLike,
    *,
    size: float = 1.0,
    shrink: float = 0.5,
    decrease: float = 1e-4,
    max_tries: int = 50,
) -> LineStep:
    """Take one step against the gradient, as long as makes the value fall enough.

    With the gradient g at x, the sizes ``s = size * shrink**k`` for ``k = 0, 1, ...`` are tried in turn. The
    first one with ``f(x - s * g) <= f(x) - decrease * s * ||g||**2`` is taken (the rule of Armijo): the value
    falls by at least that part of what the slope promises. Equality passes, so on level ground the first
    size does. Both g and f(x) are those at the start.

    Parameters
    ----------
    objective : Objective
        The function to minimize.
    x : array_like of shape (n,)
        Where the step begins; left unchanged.
    size : float
        The first step size to try.
    shrink : float
        What a size that failed is multiplied by, between 0 and 1.
    decrease : float
        The part of the promise that must be kept, between 0 and 1.
    max_tries : int
        Most sizes to try.

    Returns
    -------
    LineStep
        The size, where it leads, and how many sizes were tried.

    Raises
    ------
    ValueError
        If no size passes, which happens when the gradient is wrong; if `x` is not a vector, or the gradient
        has another shape; or if `size`, `shrink`, `decrease` or `max_tries` is out of range.

    References
    ----------
    .. [1] J. Nocedal and S. Wright, "Numerical Optimization", 2nd ed., 2006, section 3.1.
    .. [2] S. Boyd and L. Vandenberghe, "Convex Optimization", 2004, section 9.2.

    Examples
    --------
    >>> square = Objective(lambda x: float(x[0] ** 2), lambda x: 2 * x)
    >>> step = backtrack(square, [3.0], decrease=0.6)
    >>> step.size, step.x.tolist(), step.tries
    (0.25, [1.5], 3)
    """
    _check(size, shrink, decrease, max_tries)
    start = as_vector("x", x)
    with np.errstate(all="ignore"):
        slope = as_vector("gradient(x)", objective.gradient(start))
        if slope.shape != start.shape:
            raise ValueError(f"gradient(x) must have shape {start.shape} like x, got {slope.shape}")
        height, promise = objective.value(start), float(np.sum(slope * slope))
        for k in range(max_tries):
            tried = size * shrink**k
            candidate = start - tried * slope
            if objective.value(candidate) <= height - decrease * tried * promise:
                return LineStep(tried, candidate, k + 1)
    raise ValueError(f"none of {max_tries} step sizes makes f fall enough; is the gradient right?")


def _check(size: float, shrink: float, decrease: float, max_tries: int) -> None:
    """Refuse options that make no search."""
    if not 0 < size < np.inf:
        raise ValueError(f"size must be positive and finite, got {size}")
    for name, part in (("shrink", shrink), ("decrease", decrease)):
        if not 0 < part < 1:
            raise ValueError(f"{name} must lie between 0 and 1, got {part}")
    if max_tries < 1:
        raise ValueError(f"max_tries must be at least 1, got {max_tries}")
