"""Step sizes that change with time.

A schedule is any function from the step number ``k = 0, 1, ...`` to a positive step size. The first step
has number 0 and uses the full `size`.
"""

import math
from collections.abc import Callable
from typing import TypeAlias

Schedule: TypeAlias = Callable[[int], float]


def _positive(name: str, number: float) -> float:
    """Give back a finite number above 0."""
    if not 0 < number < math.inf:
        raise ValueError(f"{name} must be positive and finite, got {number}")
    return float(number)


def _fraction(name: str, number: float) -> float:
    """Give back a factor that shrinks or keeps."""
    if not 0 < number <= 1:
        raise ValueError(f"{name} must be above 0 and at most 1, got {number}")
    return float(number)


def constant(size: float) -> Schedule:
    """Keep one step size: ``size``.

    Parameters
    ----------
    size : float
        Every step size.

    Returns
    -------
    callable
        Maps a step number to its step size.

    Raises
    ------
    ValueError
        If `size` is not positive and finite.

    References
    ----------
    .. [1] S. Boyd and L. Vandenberghe, "Convex Optimization", 2004, section 9.3.

    Examples
    --------
    >>> [constant(0.1)(k) for k in range(3)]
    [0.1, 0.1, 0.1]
    """
    size = _positive("size", size)
    return lambda _: size


def inverse_time(size: float, decay: float) -> Schedule:
    """Fade like one over time: ``size / (1 + decay * k)``.

    The sum of all step sizes is infinite, so a run can get anywhere, while that of their squares is
    finite, so noise dies out.

    Parameters
    ----------
    size : float
        First step size.
    decay : float
        How fast it fades, per step; 0 keeps it.

    Returns
    -------
    callable
        Maps a step number to its step size.

    Raises
    ------
    ValueError
        If `size` is not positive and finite, or `decay` is negative or not finite.

    References
    ----------
    .. [1] H. Robbins and S. Monro, "A Stochastic Approximation Method", Annals of Mathematical
       Statistics 22, 1951.

    Examples
    --------
    >>> [inverse_time(0.5, decay=1.0)(k) for k in range(4)]
    [0.5, 0.25, 0.16666666666666666, 0.125]
    """
    size = _positive("size", size)
    if not 0 <= decay < math.inf:
        raise ValueError(f"decay must be at least 0 and finite, got {decay}")
    return lambda k: size / (1.0 + decay * k)


def exponential(size: float, decay: float) -> Schedule:
    """Multiply by the same factor after every step: ``size * decay**k``.

    All steps together cover at most ``size / (1 - decay)`` times the steepest slope: a run can stop short
    of the minimum.

    Parameters
    ----------
    size : float
        First step size.
    decay : float
        Factor from one step to the next; 1 keeps the size.

    Returns
    -------
    callable
        Maps a step number to its step size.

    Raises
    ------
    ValueError
        If `size` is not positive and finite, or `decay` is not above 0 and at most 1.

    References
    ----------
    .. [1] I. Goodfellow, Y. Bengio and A. Courville, "Deep Learning", 2016, section 8.3.1.

    Examples
    --------
    >>> [exponential(0.5, decay=0.5)(k) for k in range(3)]
    [0.5, 0.25, 0.125]
    """
    size, decay = _positive("size", size), _fraction("decay", decay)
    return lambda k: float(size * decay**k)


def step_decay(size: float, factor: float, every: int) -> Schedule:
    """Keep the step size for some steps, then multiply it: ``size * factor**(k // every)``.

    Parameters
    ----------
    size : float
        Size of the first `every` steps.
    factor : float
        Factor from one stage to the next.
    every : int
        Number of steps in a stage.

    Returns
    -------
    callable
        Maps a step number to its step size.

    Raises
    ------
    ValueError
        If `size` is not positive and finite, `factor` is not above 0 and at most 1, or `every` is below 1.

    References
    ----------
    .. [1] L. Bottou, F. Curtis and J. Nocedal, "Optimization Methods for Large-Scale Machine Learning",
       SIAM Review 60, 2018.

    Examples
    --------
    >>> [step_decay(0.5, factor=0.5, every=2)(k) for k in range(5)]
    [0.5, 0.5, 0.25, 0.25, 0.125]
    """
    size, factor = _positive("size", size), _fraction("factor", factor)
    if every < 1:
        raise ValueError(f"every must be at least 1, got {every}")
    return lambda k: float(size * factor ** (k // every))


def as_schedule(step_size: float | Schedule) -> Schedule:
    """Read a plain number as the schedule that keeps it; a schedule stays as it is.

    Parameters
    ----------
    step_size : float or callable
        A positive step size, or a function from the step number to one.

    Returns
    -------
    callable
        Maps a step number to its step size.

    Raises
    ------
    ValueError
        If `step_size` is a number that is not positive and finite.

    Examples
    --------
    >>> as_schedule(0.1)(7)
    0.1
    """
    if callable(step_size):
        return step_size
    return constant(_positive("step_size", step_size))
