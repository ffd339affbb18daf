"""What a run with a fixed step size costs on a quadratic bowl, planned before it begins.

Distances are those from the minimum. Why the extreme curvatures decide is in `stability`.
"""

import math

from numpy.typing import ArrayLike

from reference.stability import bowl_curvatures, condition_number


def best_fixed_step(hessian: ArrayLike) -> float:
    """Give the fixed step size whose slowest direction is fastest.

    It is ``2 / (a + c)`` for the smallest curvature a and the largest c: there their decay factors have the
    same size and opposite signs, and a change of the size makes one of the two slower.

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
    .. [1] Y. Nesterov, "Introductory Lectures on Convex Optimization", 2004, section 2.1.5.

    Examples
    --------
    >>> best_fixed_step([[1, 0], [0, 4]])
    0.4
    """
    found = bowl_curvatures(hessian)
    return float(2.0 / (found[0] + found[-1]))


def best_decay(hessian: ArrayLike) -> float:
    """Give what a step of the best fixed size multiplies the distance by, at worst.

    With the condition number k it is ``(k - 1) / (k + 1)``: 0 on a round bowl, near 1 on a stretched one.

    Parameters
    ----------
    hessian : array_like of shape (n, n)
        Matrix of second derivatives.

    Returns
    -------
    float
        At least 0 and below 1.

    Raises
    ------
    ValueError
        If `hessian` is not square, finite, symmetric and positive definite.

    References
    ----------
    .. [1] Y. Nesterov, "Introductory Lectures on Convex Optimization", 2004, section 2.1.5.

    Examples
    --------
    >>> best_decay([[1, 0], [0, 4]])
    0.6
    """
    kappa = condition_number(hessian)
    return (kappa - 1) / (kappa + 1)


def steps_to_shrink(decay: float, part: float) -> int:
    """Count the steps after which at most a given part of the distance is left.

    That is the smallest whole number ``t >= 1`` with ``decay**t <= part``.

    Parameters
    ----------
    decay : float
        What one step multiplies the distance by, at least 0 and below 1.
    part : float
        What may be left, between 0 and 1.

    Returns
    -------
    int
        At least 1.

    Raises
    ------
    ValueError
        If `decay` or `part` is out of range.

    References
    ----------
    .. [1] S. Boyd and L. Vandenberghe, "Convex Optimization", 2004, section 9.3.

    Examples
    --------
    >>> steps_to_shrink(0.6, 0.1)
    5
    """
    if not 0 <= decay < 1:
        raise ValueError(f"decay must be at least 0 and below 1, got {decay}")
    if not 0 < part < 1:
        raise ValueError(f"part must lie between 0 and 1, got {part}")
    if decay == 0:
        return 1
    # The quotient of logarithms may round across a whole number, so the powers have the last word.
    steps = max(1, math.ceil(math.log(part) / math.log(decay)) - 1)
    while decay**steps > part:
        steps += 1
    return steps
