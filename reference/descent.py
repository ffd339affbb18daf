"""Gradient descent, and the loop that every method of its family shares.

A method says how one step goes; `iterate` repeats it, asks the stopping rules and keeps the path. Every
method is called as ``method(gradient, x0, step_size, *, max_iter, tol)``, with options of its own before
`max_iter`, and returns a `Trace`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from reference.arrays import Matrix, Vector, as_vector
from reference.schedules import Schedule, as_schedule
from reference.stopping import Stop, Stopping, stop_after, stop_at

Gradient: TypeAlias = Callable[[Vector], ArrayLike]
Step: TypeAlias = Callable[[int, Vector, Vector], Vector]


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """The path of one run, and why it ended.

    Attributes
    ----------
    points : ndarray of shape (steps + 1, n)
        Every position; the first row is the start, the last one where the run ended.
    stop : Stop
        The rule that ended the run.

    References
    ----------
    .. [1] J. Nocedal and S. Wright, "Numerical Optimization", 2nd ed., 2006, section 2.2.

    Examples
    --------
    >>> trace = Trace(np.array([[4.0], [2.0], [1.0]]), Stop.BUDGET)
    >>> trace.steps, trace.x.tolist()
    (2, [1.0])
    """

    points: Matrix
    stop: Stop

    @property
    def steps(self) -> int:
        """Number of steps taken."""
        return len(self.points) - 1

    @property
    def x(self) -> Vector:
        """Where the run ended, shape (n,)."""
        end: Vector = self.points[-1]
        return end


def descend(
    gradient: Gradient,
    x0: ArrayLike,
    step_size: float | Schedule,
    *,
    max_iter: int = 1000,
    tol: float | Stopping | None = 1e-8,
) -> Trace:
    """Minimize a smooth function by gradient descent.

    Repeats ``x[k+1] = x[k] - step_size(k) * gradient(x[k])`` until the 2-norm of the gradient is at most
    `tol`, or `max_iter` steps are done. A run that diverges goes on into inf and nan, without a warning.

    Parameters
    ----------
    gradient : callable
        Maps a point, shape (n,), to the gradient there, shape (n,). Called once a step, and once more at
        the last point where the gradient rule has to be asked there.
    x0 : array_like of shape (n,)
        Starting point; left unchanged.
    step_size : float or callable
        A positive step size, or a schedule: maps the step number ``k = 0, 1, ...`` to one.
    max_iter : int
        Most steps to take.
    tol : float, Stopping or None
        Gradient norm at which to stop, in the gradient's own unit; or several rules at once; or None to
        take exactly `max_iter` steps.

    Returns
    -------
    Trace
        ``points`` has shape (steps + 1, n); its first row is `x0`.

    Raises
    ------
    ValueError
        If `x0` is not a vector, a gradient has another shape than `x0`, `step_size` is a number that is
        not positive and finite, or `max_iter` or a tolerance is negative.

    References
    ----------
    .. [1] J. Nocedal and S. Wright, "Numerical Optimization", 2nd ed., 2006, section 3.1.
    .. [2] S. Boyd and L. Vandenberghe, "Convex Optimization", 2004, section 9.3.

    Examples
    --------
    >>> trace = descend(lambda x: 2 * x, [1.0], lambda k: 0.25, max_iter=3)
    >>> trace.points.ravel().tolist(), trace.stop.name
    ([1.0, 0.5, 0.25, 0.125], 'BUDGET')
    """
    size = as_schedule(step_size)

    def step(k: int, x: Vector, slope: Vector) -> Vector:
        return x - size(k) * slope

    return iterate(step, gradient, x0, max_iter=max_iter, tol=tol)


def descend_1d(
    derivative: Callable[[float], float],
    x0: float,
    step_size: float | Schedule,
    *,
    max_iter: int = 1000,
    tol: float | Stopping | None = 1e-8,
) -> Trace:
    """Minimize a function of one number by gradient descent.

    Does what `descend` does, for a derivative that takes and returns plain numbers:
    ``x[k+1] = x[k] - step_size(k) * derivative(x[k])``.

    Parameters
    ----------
    derivative : callable
        Maps a float to the slope there. With ``tol=None`` it is called exactly once a step.
    x0 : float
        Starting point.
    step_size, max_iter, tol
        As in `descend`.

    Returns
    -------
    Trace
        ``points`` has shape (steps + 1, 1); ``points.ravel()`` is the diary of all positions.

    Raises
    ------
    ValueError
        As `descend`.

    References
    ----------
    .. [1] I. Goodfellow, Y. Bengio and A. Courville, "Deep Learning", 2016, section 4.3.

    Examples
    --------
    >>> descend_1d(lambda x: 2 * x, 4, 0.25, max_iter=3, tol=None).points.ravel().tolist()
    [4.0, 2.0, 1.0, 0.5]
    """
    return descend(lambda x: [derivative(float(x[0]))], [x0], step_size, max_iter=max_iter, tol=tol)


def iterate(
    step: Step, gradient: Gradient, x0: ArrayLike, *, max_iter: int, tol: float | Stopping | None
) -> Trace:
    """Repeat ``x = step(k, x, gradient(x))`` and keep the path; the loop of every method."""
    if max_iter < 0:
        raise ValueError(f"max_iter must be at least 0, got {max_iter}")
    rules = tol if isinstance(tol, Stopping) else Stopping(gradient_tol=tol)
    points = [as_vector("x0", x0)]
    with np.errstate(all="ignore"):
        stop = _walk(points, step, gradient, max_iter, rules)
    return Trace(np.array(points), stop)


def _walk(points: list[Vector], step: Step, gradient: Gradient, max_iter: int, rules: Stopping) -> Stop:
    """Append points until a rule holds; say which."""
    for k in range(max_iter):
        x = points[-1]
        slope = _slope(gradient, x)
        if stop := stop_at(rules, slope):
            return stop
        points.append(step(k, x, slope))
        if stop := stop_after(rules, x, points[-1]):
            return stop
    if rules.gradient_tol is not None and stop_at(rules, _slope(gradient, points[-1])):
        return Stop.GRADIENT
    return Stop.BUDGET


def _slope(gradient: Gradient, x: Vector) -> Vector:
    """Measure the gradient, which must not be stretched to the shape of x in silence."""
    slope = np.asarray(gradient(x), dtype=np.float64)
    if slope.shape != x.shape:
        raise ValueError(f"gradient(x) must have shape {x.shape} like x0, got {slope.shape}")
    return slope
