"""A line through data points: its mean squared error, and the fit by gradient descent.

The fit is the state after a fixed number of steps. It is not the least-squares line, which such a run
may still be far from.
"""

from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from reference.arrays import Matrix, as_points
from reference.objectives import mse_of_line
from reference.schedules import as_schedule


class Line(NamedTuple):
    """The line ``y = m * x + b``.

    References
    ----------
    .. [1] I. Goodfellow, Y. Bengio and A. Courville, "Deep Learning", 2016, section 5.1.4.

    Examples
    --------
    >>> m, b = Line(m=2.0, b=1.0)
    >>> m * 3 + b
    7.0
    """

    m: float  #: Slope, in units of y per unit of x.
    b: float  #: Intercept, in units of y.


class LineError(NamedTuple):
    """The mean squared error of a line, and its partial derivatives.

    References
    ----------
    .. [1] I. Goodfellow, Y. Bengio and A. Courville, "Deep Learning", 2016, section 5.1.4.

    Examples
    --------
    >>> LineError(loss=1.0, dm=-6.0, db=-2.0).dm
    -6.0
    """

    loss: float  #: Mean of the squared residuals, in squared units of y.
    dm: float  #: Its derivative with respect to the slope.
    db: float  #: Its derivative with respect to the intercept.


def mse_and_gradient(xs: ArrayLike, ys: ArrayLike, m: float, b: float) -> LineError:
    """Measure how wrong a line is, and which way that changes.

    With the residuals ``r = y - (m * x + b)``: ``loss = mean(r**2)``, ``dm = -2 * mean(x * r)`` and
    ``db = -2 * mean(r)``.

    Parameters
    ----------
    xs, ys : array_like of shape (n_samples,)
        Coordinates of the data points; left unchanged.
    m, b : float
        Slope and intercept of the line.

    Returns
    -------
    LineError
        The loss and its two partial derivatives, uphill.

    Raises
    ------
    ValueError
        If there are no points, or `xs` and `ys` differ in length.

    References
    ----------
    .. [1] I. Goodfellow, Y. Bengio and A. Courville, "Deep Learning", 2016, section 5.1.4.

    Examples
    --------
    >>> mse_and_gradient([3], [7], m=2, b=0)
    LineError(loss=1.0, dm=-6.0, db=-2.0)
    """
    error = mse_of_line(xs, ys)
    line = np.array([m, b], dtype=np.float64)
    with np.errstate(all="ignore"):
        dm, db = error.gradient(line).tolist()
        return LineError(error.value(line), dm, db)


def batch_gradients(xs: ArrayLike, ys: ArrayLike, m: float, b: float, size: int) -> Matrix:
    """Measure the gradient of every mini-batch of one size; their mean is the full gradient.

    A batch is any `size` of the points, equal points counting as different, and its gradient is that of the
    mean squared error over these points alone: ``(-2 * mean(x * r), -2 * mean(r))``.

    Parameters
    ----------
    xs, ys : array_like of shape (n_samples,)
        Coordinates of the data points; left unchanged.
    m, b : float
        Slope and intercept of the line.
    size : int
        Number of points in a batch, from 1 to n_samples.

    Returns
    -------
    ndarray of shape (n_batches, 2)
        A row ``(dm, db)`` for each batch, in the order of `itertools.combinations` of the positions.

    Raises
    ------
    ValueError
        If there are no points, `xs` and `ys` differ in length, or `size` is not from 1 to n_samples.

    References
    ----------
    .. [1] I. Goodfellow, Y. Bengio and A. Courville, "Deep Learning", 2016, section 8.1.3.

    Examples
    --------
    >>> batch_gradients([1, 2, 3], [4, 2, -1], m=0, b=0, size=1).tolist()
    [[-8.0, -8.0], [-8.0, -4.0], [6.0, 2.0]]
    """
    x, y = as_points(xs, ys)
    if not 1 <= size <= len(x):
        raise ValueError(f"size must be from 1 to {len(x)}, the number of points, got {size}")
    batches = [list(batch) for batch in combinations(range(len(x)), size)]
    return np.array([mse_and_gradient(x[batch], y[batch], m, b)[1:] for batch in batches])


def linear_regression(xs: ArrayLike, ys: ArrayLike, *, step_size: float = 0.01, steps: int = 1000) -> Line:
    """Fit a line by a fixed number of steps of gradient descent on the mean squared error.

    From ``m = b = 0``, repeats ``m, b = m - step_size * dm, b - step_size * db`` exactly `steps` times,
    with both slopes measured at the same line over all points:
    ``dm = -2 * mean(x * (y - m * x - b))`` and ``db = -2 * mean(y - m * x - b)``.
    Multiplied out, the data enter by four means only, so they are taken once:
    ``dm = 2 * (m * mean(x * x) + b * mean(x) - mean(x * y))`` and ``db = 2 * (m * mean(x) + b - mean(y))``.

    Parameters
    ----------
    xs, ys : array_like of shape (n_samples,)
        Coordinates of the data points; left unchanged.
    step_size : float
        The fixed step size; the run diverges above ``largest_stable_step(mse_hessian(xs))``.
    steps : int
        Number of steps.

    Returns
    -------
    Line
        Slope and intercept, not rounded; inf or nan where the run diverged that far.

    Raises
    ------
    ValueError
        If there are no points, `xs` and `ys` differ in length, `step_size` is not positive and finite, or
        `steps` is negative.

    References
    ----------
    .. [1] I. Goodfellow, Y. Bengio and A. Courville, "Deep Learning", 2016, sections 4.3 and 5.1.4.
    .. [2] S. Boyd and L. Vandenberghe, "Convex Optimization", 2004, section 9.3.

    Examples
    --------
    >>> line = linear_regression([1, 2, 3], [2, 4, 6])
    >>> round(line.m, 6), round(line.b, 6)
    (1.970783, 0.066418)
    """
    x, y = as_points(xs, ys)
    size = as_schedule(step_size)(0)
    if steps < 0:
        raise ValueError(f"steps must be at least 0, got {steps}")
    with np.errstate(all="ignore"):
        mean_x, mean_y = float(np.mean(x)), float(np.mean(y))
        mean_xx, mean_xy = float(np.mean(x * x)), float(np.mean(x * y))

    m, b = 0.0, 0.0  # Plain floats: they overflow to inf in silence, and are faster than arrays.
    for _ in range(steps):
        dm = 2.0 * (m * mean_xx + b * mean_x - mean_xy)
        db = 2.0 * (m * mean_x + b - mean_y)
        m, b = m - size * dm, b - size * db
    return Line(m, b)
