"""Slopes without calculus, and how far a gradient that was derived by hand is off.

Only the value of the function is used, so a mistake in the gradient cannot hide itself.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from reference.arrays import Vector, as_vector


def central_difference(value: Callable[[Vector], float], x: ArrayLike, *, h: float = 1e-5) -> Vector:
    """Estimate a gradient by nudging one coordinate at a time in both directions.

    Coordinate i is ``(f(x + h * e_i) - f(x - h * e_i)) / (2 * h)``. The formula is off by about
    ``h**2 * f''' / 6``; subtracting nearly equal numbers adds about ``1e-16 * f / h``.

    Parameters
    ----------
    value : callable
        Maps a point, shape (n,), to a float.
    x : array_like of shape (n,)
        Where the gradient is wanted; left unchanged.
    h : float
        Length of a nudge, in the units of `x`.

    Returns
    -------
    ndarray of shape (n,)
        The estimated gradient.

    Raises
    ------
    ValueError
        If `x` is not a vector, or `h` is not positive.

    References
    ----------
    .. [1] J. Nocedal and S. Wright, "Numerical Optimization", 2nd ed., 2006, section 8.1.
    .. [2] A. Griewank and A. Walther, "Evaluating Derivatives", 2nd ed., 2008, chapter 1.

    Examples
    --------
    >>> central_difference(lambda x: x[0] ** 2 + 4 * x[1] ** 2, [2.0, 1.0]).round(6).tolist()
    [4.0, 8.0]
    """
    point = as_vector("x", x)
    if not h > 0:
        raise ValueError(f"h must be positive, got {h}")
    nudges = h * np.eye(len(point))
    return np.array([(value(point + nudge) - value(point - nudge)) / (2 * h) for nudge in nudges])


def gradient_error(
    value: Callable[[Vector], float],
    gradient: Callable[[Vector], ArrayLike],
    x: ArrayLike,
    *,
    h: float = 1e-5,
) -> Vector:
    """Say how far an analytic gradient is off, coordinate by coordinate.

    With ``a`` from `gradient` and ``d`` from central differences, the error of a coordinate is
    ``|a - d| / max(1, |a|, |d|)``: relative where slopes are large, absolute where they are small.
    A right gradient of a smooth function stays below 1e-6 or so, a wrong factor of 2 shows as 0.5.

    Parameters
    ----------
    value, gradient : callable
        Map a point, shape (n,), to the height there and to the gradient in question, shape (n,).
    x : array_like of shape (n,)
        Where to compare; left unchanged.
    h : float
        Length of a nudge, in the units of `x`.

    Returns
    -------
    ndarray of shape (n,)
        The error of each coordinate; the largest one decides.

    Raises
    ------
    ValueError
        If `x` or the gradient there is not a vector, they differ in length, or `h` is not positive.

    References
    ----------
    .. [1] J. Nocedal and S. Wright, "Numerical Optimization", 2nd ed., 2006, section 8.1.

    Examples
    --------
    >>> def wrong_gradient(x):
    ...     return [2 * x[0], 4 * x[1]]
    >>> gradient_error(lambda x: x[0] ** 2 + 4 * x[1] ** 2, wrong_gradient, [2, 1]).round(6).tolist()
    [0.0, 0.5]
    """
    difference = central_difference(value, x, h=h)
    analytic = as_vector("gradient(x)", gradient(as_vector("x", x)))
    if analytic.shape != difference.shape:
        raise ValueError(f"gradient(x) must have shape {difference.shape}, got {analytic.shape}")
    size = np.maximum(1.0, np.maximum(np.abs(analytic), np.abs(difference)))
    return np.abs(analytic - difference) / size
