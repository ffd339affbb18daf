"""How large a fixed step may be, and how fast each direction of a quadratic shrinks.

Along an eigenvector of the Hessian with eigenvalue (curvature) c, one step of size s multiplies the
distance from the minimum by ``1 - s * c``. Everything here follows from that.
"""

import numpy as np
from numpy.typing import ArrayLike

from reference.arrays import Matrix, Vector, as_points, as_symmetric


def curvatures(hessian: ArrayLike) -> Vector:
    """Give the eigenvalues of a symmetric matrix, smallest first.

    They are the second derivatives of ``x' A x / 2`` along the eigenvectors of ``A = hessian``.

    Parameters
    ----------
    hessian : array_like of shape (n, n)
        Matrix of second derivatives.

    Returns
    -------
    ndarray of shape (n,)
        Ascending.

    Raises
    ------
    ValueError
        If `hessian` is not square, finite and symmetric.

    References
    ----------
    .. [1] I. Goodfellow, Y. Bengio and A. Courville, "Deep Learning", 2016, section 4.3.1.

    Examples
    --------
    >>> curvatures([[2, 1], [1, 2]]).round(12).tolist()
    [1.0, 3.0]
    """
    return np.asarray(np.linalg.eigvalsh(as_symmetric("hessian", hessian)), dtype=np.float64)


def decay_factors(hessian: ArrayLike, step_size: float) -> Vector:
    """Give what one step multiplies the distance by, along each eigenvector.

    The factors are ``1 - step_size * c`` for each curvature c: below -1 the run diverges, -1 bounces for
    ever, between -1 and 0 it changes sides, 0 lands, between 0 and 1 it approaches from one side, and 1
    stands still because the ground is flat.

    Parameters
    ----------
    hessian : array_like of shape (n, n)
        Matrix of second derivatives.
    step_size : float
        The fixed step size.

    Returns
    -------
    ndarray of shape (n,)
        In the order of `curvatures`: that of the flattest direction first.

    Raises
    ------
    ValueError
        If `hessian` is not square, finite and symmetric.

    References
    ----------
    .. [1] J. Nocedal and S. Wright, "Numerical Optimization", 2nd ed., 2006, section 3.3.

    Examples
    --------
    >>> decay_factors([[1, 0], [0, 20]], 0.125).tolist()
    [0.875, -1.5]
    """
    return 1.0 - step_size * curvatures(hessian)


def largest_stable_step(hessian: ArrayLike) -> float:
    """Give the bound below which every fixed step size converges on a quadratic bowl.

    The bound is ``2 / c`` for the largest curvature c: there the steepest direction has the decay factor
    -1. At the bound itself a run bounces, above it a run diverges.

    Parameters
    ----------
    hessian : array_like of shape (n, n)
        Matrix of second derivatives.

    Returns
    -------
    float
        In units of x per unit of gradient.

    Raises
    ------
    ValueError
        If `hessian` is not square, finite, symmetric and positive definite.

    References
    ----------
    .. [1] S. Boyd and L. Vandenberghe, "Convex Optimization", 2004, section 9.3.
    .. [2] Y. Nesterov, "Introductory Lectures on Convex Optimization", 2004, chapter 2.

    Examples
    --------
    >>> largest_stable_step([[1, 0], [0, 20]])
    0.1
    """
    return float(2.0 / bowl_curvatures(hessian)[-1])


def condition_number(hessian: ArrayLike) -> float:
    """Say how stretched a quadratic bowl is: its largest curvature over its smallest.

    A round bowl has 1. With the best fixed step size the distance shrinks by ``(k - 1) / (k + 1)`` a step.

    Parameters
    ----------
    hessian : array_like of shape (n, n)
        Matrix of second derivatives.

    Returns
    -------
    float
        At least 1.

    Raises
    ------
    ValueError
        If `hessian` is not square, finite, symmetric and positive definite.

    References
    ----------
    .. [1] S. Boyd and L. Vandenberghe, "Convex Optimization", 2004, section 9.3.

    Examples
    --------
    >>> condition_number([[1, 0], [0, 20]])
    20.0
    """
    bowl = bowl_curvatures(hessian)
    return float(bowl[-1] / bowl[0])


def mse_hessian(xs: ArrayLike) -> Matrix:
    """Give the second derivatives of the mean squared error of a line.

    In the order ``(m, b)`` they are ``2 * [[mean(x**2), mean(x)], [mean(x), 1]]``, the same for every line
    and all y. With fewer than two different x the matrix is singular: one direction is flat.

    Parameters
    ----------
    xs : array_like of shape (n_samples,)
        First coordinates of the data points.

    Returns
    -------
    ndarray of shape (2, 2)
        Symmetric and positive semidefinite.

    Raises
    ------
    ValueError
        If there are no points.

    References
    ----------
    .. [1] I. Goodfellow, Y. Bengio and A. Courville, "Deep Learning", 2016, section 5.1.4.

    Examples
    --------
    >>> mse_hessian([0, 2]).tolist()
    [[4.0, 2.0], [2.0, 2.0]]
    """
    x, _ = as_points(xs, xs)
    return 2.0 * np.array([[np.mean(x * x), np.mean(x)], [np.mean(x), 1.0]])


def bowl_curvatures(hessian: ArrayLike) -> Vector:
    """Give the curvatures of a matrix that must be positive definite."""
    found = curvatures(hessian)
    # Eigenvalues carry rounding errors of this size, so a smaller one may as well be zero.
    if found[0] <= len(found) * np.finfo(np.float64).eps * abs(found[-1]):
        raise ValueError(f"hessian must be positive definite, got eigenvalues {found.tolist()}")
    return found
