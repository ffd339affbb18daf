"""Functions to minimize, each as a pair of its value and its gradient.

A point is a vector of shape (n,), also where n is 1. Nothing here moves: the methods of descent take
`objective.gradient` (and `objective.value`, where a rule needs it).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from reference.arrays import Vector, as_points, as_symmetric, as_vector


@dataclass(frozen=True, slots=True)
class Objective:
    """One function to minimize: its value and its gradient.

    Attributes
    ----------
    value : callable
        Maps a point, shape (n,), to the height there, a float.
    gradient : callable
        Maps a point, shape (n,), to the gradient there, shape (n,): the direction of steepest ascent.

    References
    ----------
    .. [1] I. Goodfellow, Y. Bengio and A. Courville, "Deep Learning", 2016, section 4.3.

    Examples
    --------
    >>> cubic = Objective(lambda x: float(x[0] ** 3), lambda x: 3 * x**2)
    >>> cubic.value(np.array([2.0])), cubic.gradient(np.array([2.0])).tolist()
    (8.0, [12.0])
    """

    value: Callable[[Vector], float]
    gradient: Callable[[Vector], Vector]


def parabola(scale: ArrayLike = 1.0, center: ArrayLike = 0.0) -> Objective:
    """Build a parabola, or a bowl with one parabola along each axis.

    The value is ``sum(a * (x - c)**2)`` and the gradient ``2 * a * (x - c)``, with ``a = scale`` and
    ``c = center``; the curvature along an axis is ``2 * a``, not ``a``.

    Parameters
    ----------
    scale : float or array_like of shape (n,)
        Height one unit away from the center, along each axis.
    center : float or array_like of shape (n,)
        Where the slope is zero.

    Returns
    -------
    Objective
        Of points of shape (n,).

    Raises
    ------
    ValueError
        If `scale` and `center` are neither numbers nor vectors of one length.

    References
    ----------
    .. [1] S. Boyd and L. Vandenberghe, "Convex Optimization", 2004, section 9.3.

    Examples
    --------
    >>> bowl = parabola(scale=[1.0, 2.0], center=[1.0, 2.0])
    >>> bowl.value(np.zeros(2)), bowl.gradient(np.zeros(2)).tolist()
    (9.0, [-2.0, -8.0])
    """
    a, c = np.array(scale, dtype=np.float64), np.array(center, dtype=np.float64)
    shapes = {a.shape, c.shape} - {()}
    if len(shapes) > 1 or any(len(shape) != 1 for shape in shapes):
        raise ValueError(
            f"scale and center must be numbers or have one shape (n,), got shapes {a.shape} and {c.shape}"
        )

    def value(x: Vector) -> float:
        return float(np.sum(a * (x - c) ** 2))

    def gradient(x: Vector) -> Vector:
        return 2.0 * a * (x - c)

    return Objective(value, gradient)


def quadratic(hessian: ArrayLike, linear: ArrayLike | None = None) -> Objective:
    """Build the quadratic with a given matrix of second derivatives.

    The value is ``x' A x / 2 - b' x`` and the gradient ``A x - b``, with ``A = hessian`` and
    ``b = linear``; where A is positive definite, the minimum is at the solution of ``A x = b``.

    Parameters
    ----------
    hessian : array_like of shape (n, n)
        Symmetric; its eigenvalues are the curvatures along its eigenvectors.
    linear : array_like of shape (n,), optional
        Zeros by default.

    Returns
    -------
    Objective
        Of points of shape (n,).

    Raises
    ------
    ValueError
        If `hessian` is not square, finite and symmetric, or `linear` does not fit it.

    References
    ----------
    .. [1] J. Nocedal and S. Wright, "Numerical Optimization", 2nd ed., 2006, section 3.3.

    Examples
    --------
    >>> bowl = quadratic([[1.0, 0.0], [0.0, 20.0]])
    >>> bowl.value(np.array([5.0, 5.0])), bowl.gradient(np.array([5.0, 5.0])).tolist()
    (262.5, [5.0, 100.0])
    """
    a = as_symmetric("hessian", hessian)
    b = np.zeros(len(a)) if linear is None else as_vector("linear", linear)
    if b.shape != (len(a),):
        raise ValueError(f"linear must have shape ({len(a)},) to fit hessian, got {b.shape}")

    def value(x: Vector) -> float:
        return float(0.5 * (x @ a @ x) - b @ x)

    def gradient(x: Vector) -> Vector:
        slope: Vector = a @ x - b
        return slope

    return Objective(value, gradient)


def penalized(objective: Objective, strength: float) -> Objective:
    """Add a price for large coordinates: half of `strength` times the squared 2-norm.

    The value is ``f(x) + strength / 2 * ||x||**2`` and the gradient ``g(x) + strength * x``. A step of
    descent on it is ``(1 - size * strength) * x - size * g(x)``, hence the name weight decay.

    Parameters
    ----------
    objective : Objective
        The function without the penalty.
    strength : float
        At least 0; with 0 nothing changes.

    Returns
    -------
    Objective
        Of the same points.

    Raises
    ------
    ValueError
        If `strength` is negative or not finite; the new gradient raises it if the old one has another
        shape than its point.

    References
    ----------
    .. [1] I. Goodfellow, Y. Bengio and A. Courville, "Deep Learning", 2016, section 7.1.1.

    Examples
    --------
    >>> data = Objective(lambda w: float(2 * w[0] + w[1]), lambda w: np.array([2.0, 1.0]))
    >>> loss = penalized(data, 0.25)
    >>> loss.value(np.array([4.0, -8.0])), loss.gradient(np.array([4.0, -8.0])).tolist()
    (10.0, [3.0, -1.0])
    """
    if not 0 <= strength < np.inf:
        raise ValueError(f"strength must be at least 0 and finite, got {strength}")

    def value(x: Vector) -> float:
        return float(objective.value(x) + 0.5 * strength * np.sum(x * x))

    def gradient(x: Vector) -> Vector:
        slope = np.asarray(objective.gradient(x), dtype=np.float64)
        if slope.shape != x.shape:
            raise ValueError(f"gradient(x) must have shape {x.shape} like x, got {slope.shape}")
        total: Vector = slope + strength * x
        return total

    return Objective(value, gradient)


def mse_of_line(xs: ArrayLike, ys: ArrayLike) -> Objective:
    """Build the mean squared error of a line as a function of its slope and intercept.

    With the residuals ``r = y - (m * x + b)``, the value at ``(m, b)`` is ``mean(r**2)`` and the gradient
    is ``(-2 * mean(x * r), -2 * mean(r))``.

    Parameters
    ----------
    xs, ys : array_like of shape (n_samples,)
        Coordinates of the data points.

    Returns
    -------
    Objective
        Of points ``(m, b)`` of shape (2,); the value is in squared units of y.

    Raises
    ------
    ValueError
        If there are no points, or `xs` and `ys` differ in length.

    References
    ----------
    .. [1] I. Goodfellow, Y. Bengio and A. Courville, "Deep Learning", 2016, section 5.1.4.

    Examples
    --------
    >>> error = mse_of_line([0, 2], [1, 5])
    >>> error.value(np.array([1.0, -1.0])), error.gradient(np.array([1.0, -1.0])).tolist()
    (10.0, [-8.0, -6.0])
    """
    x, y = as_points(xs, ys)

    def residuals(line: Vector) -> Vector:
        m, b = line.tolist()
        r: Vector = y - (m * x + b)
        return r

    def value(line: Vector) -> float:
        return float(np.mean(residuals(line) ** 2))

    def gradient(line: Vector) -> Vector:
        r = residuals(line)
        return np.array([-2.0 * np.mean(x * r), -2.0 * np.mean(r)])

    return Objective(value, gradient)
