"""Runs from many starts: the different places where they end."""

import math
from collections.abc import Callable, Iterable

import numpy as np

from reference.arrays import Vector
from reference.descent import descend_1d
from reference.schedules import Schedule


def distinct_ends(
    derivative: Callable[[float], float],
    starts: Iterable[float],
    step_size: float | Schedule,
    *,
    apart: float,
    max_iter: int = 1000,
) -> Vector:
    """List the places where runs of gradient descent end, each place once.

    Every start takes exactly `max_iter` steps of `descend_1d`. Sorted by size, an end is a new place where
    ``end[i] - end[i-1] > apart``. A run that diverged has found no place.

    Parameters
    ----------
    derivative : callable
        Maps a float to the slope there.
    starts : iterable of float
        Starting points; there may be none.
    step_size : float or callable
        As in `descend`.
    apart : float
        Largest gap inside one place, in the units of x.
    max_iter : int
        Number of steps of every run.

    Returns
    -------
    ndarray of shape (n_places,)
        Ascending; of each place its lowest end. A start on a maximum stays there, so a place need not be a
        minimum.

    Raises
    ------
    ValueError
        As `descend_1d`, and if `apart` is negative or nan.

    References
    ----------
    .. [1] J. Nocedal and S. Wright, "Numerical Optimization", 2nd ed., 2006, section 2.1.

    Examples
    --------
    >>> wells = distinct_ends(lambda x: x * x * x - x, [-1.5, 0, 0.5, 2], 0.25, apart=1e-6, max_iter=100)
    >>> wells.round(6).tolist()
    [-1.0, 0.0, 1.0]
    """
    if not apart >= 0:
        raise ValueError(f"apart must be at least 0, got {apart}")
    runs = [descend_1d(derivative, start, step_size, max_iter=max_iter, tol=None) for start in starts]
    ends = np.sort([end for run in runs if math.isfinite(end := float(run.x[0]))])
    places: Vector = ends[np.diff(ends, prepend=-math.inf) > apart]
    return places
