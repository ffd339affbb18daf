"""Models of many features: a score ``w @ x + b``, its errors, and the fits by gradient descent.

An error is a function of one point ``(w, b)``: the weights and, last, the intercept. A fit is the state
after a fixed number of steps, from zeros. It is not the best model, which such a run may still be far from.
"""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from reference.arrays import Vector, as_examples
from reference.descent import descend
from reference.objectives import Objective
from reference.schedules import as_schedule


class LinearModel(NamedTuple):
    """The score ``w @ x + b`` of an example x.

    References
    ----------
    .. [1] I. Goodfellow, Y. Bengio and A. Courville, "Deep Learning", 2016, section 5.1.4.

    Examples
    --------
    >>> w, b = LinearModel(w=np.array([2.0, -1.0]), b=0.5)
    >>> float(w @ [3, 1] + b)
    5.5
    """

    w: Vector  #: Weights, shape (n_features,), in units of the score per unit of each feature.
    b: float  #: Intercept: the score where all features are zero.


def ridge_error(X: ArrayLike, y: ArrayLike, *, penalty: float = 0.0) -> Objective:
    """Build the mean squared error of a linear model, with a price on its weights.

    With the errors ``e = X @ w + b - y``, the value at ``(w, b)`` is ``mean(e**2) + penalty / 2 * w @ w``
    and the gradient is ``(2 / n * X.T @ e + penalty * w, 2 * mean(e))``. The intercept has no price.

    Parameters
    ----------
    X : array_like of shape (n_samples, n_features)
        A row of features for each example; left unchanged.
    y : array_like of shape (n_samples,)
        Targets; left unchanged.
    penalty : float
        Price of the squared weights; 0 leaves the mean squared error.

    Returns
    -------
    Objective
        Of points ``(w, b)`` of shape (n_features + 1,); the value is in squared units of y.

    Raises
    ------
    ValueError
        If `X` is no table of numbers, or is empty, `X` and `y` differ in length, or `penalty` is negative or
        not finite.

    References
    ----------
    .. [1] T. Hastie, R. Tibshirani and J. Friedman, "The Elements of Statistical Learning", 2nd ed., 2009,
       section 3.4.1.
    .. [2] I. Goodfellow, Y. Bengio and A. Courville, "Deep Learning", 2016, section 7.1.1.

    Examples
    --------
    >>> error = ridge_error([[2, 0], [0, 1]], [4, 2], penalty=0.5)
    >>> error.value(np.zeros(3)), error.gradient(np.zeros(3)).tolist()
    (10.0, [-8.0, -2.0, -6.0])
    """
    table, target = as_examples(X, y)
    if not 0 <= penalty < math.inf:
        raise ValueError(f"penalty must be at least 0 and finite, got {penalty}")

    def errors(point: Vector) -> Vector:
        e: Vector = table @ point[:-1] + point[-1] - target
        return e

    def value(point: Vector) -> float:
        return float(np.mean(errors(point) ** 2) + penalty / 2.0 * (point[:-1] @ point[:-1]))

    def gradient(point: Vector) -> Vector:
        e = errors(point)
        return np.append(2.0 / len(e) * table.T @ e + penalty * point[:-1], 2.0 * np.mean(e))

    return Objective(value, gradient)


def cross_entropy(X: ArrayLike, y: ArrayLike) -> Objective:
    """Build the mean cross-entropy of a logistic model.

    The score ``z = X @ w + b`` gives the label 1 the probability ``p = 1 / (1 + exp(-z))``. The value at
    ``(w, b)`` is the mean of ``-log(p)`` where the label is 1 and of ``-log(1 - p)`` where it is 0, and the
    gradient is ``(1 / n * X.T @ (p - y), mean(p - y))``. Scores of any size are safe: only numbers that are
    at most 0 are exponentiated.

    Parameters
    ----------
    X : array_like of shape (n_samples, n_features)
        A row of features for each example; left unchanged.
    y : array_like of shape (n_samples,)
        Labels, each 0 or 1; left unchanged.

    Returns
    -------
    Objective
        Of points ``(w, b)`` of shape (n_features + 1,); the value has no unit.

    Raises
    ------
    ValueError
        If `X` is no table of numbers, or is empty, `X` and `y` differ in length, or a label is neither 0
        nor 1.

    References
    ----------
    .. [1] T. Hastie, R. Tibshirani and J. Friedman, "The Elements of Statistical Learning", 2nd ed., 2009,
       section 4.4.
    .. [2] I. Goodfellow, Y. Bengio and A. Courville, "Deep Learning", 2016, section 6.2.2.2.

    Examples
    --------
    >>> surprise = cross_entropy([[0], [2]], [0, 1])
    >>> round(surprise.value(np.zeros(2)), 6), surprise.gradient(np.zeros(2)).tolist()
    (0.693147, [-0.5, 0.0])
    """
    table, labels = as_examples(X, y)
    if not np.isin(labels, (0.0, 1.0)).all():
        raise ValueError(f"y must hold the labels 0 and 1 only, got {labels.tolist()}")

    def scores(point: Vector) -> Vector:
        z: Vector = table @ point[:-1] + point[-1]
        return z

    def value(point: Vector) -> float:
        z = scores(point)
        return float(np.mean(np.logaddexp(0.0, np.where(labels == 1.0, -z, z))))

    def gradient(point: Vector) -> Vector:
        e = _sigmoid(scores(point)) - labels
        return np.append(1.0 / len(e) * table.T @ e, np.mean(e))

    return Objective(value, gradient)


def ridge_regression(
    X: ArrayLike, y: ArrayLike, *, penalty: float = 0.0, step_size: float = 0.01, steps: int = 1000
) -> LinearModel:
    """Fit a linear model by a fixed number of steps of gradient descent on `ridge_error`.

    From zeros, repeats ``(w, b) = (w, b) - step_size * gradient(w, b)`` exactly `steps` times.

    Parameters
    ----------
    X : array_like of shape (n_samples, n_features)
        A row of features for each example; left unchanged.
    y : array_like of shape (n_samples,)
        Targets; left unchanged.
    penalty : float
        Price of the squared weights; with 0 this is plain linear regression.
    step_size : float
        The fixed step size.
    steps : int
        Number of steps.

    Returns
    -------
    LinearModel
        Weights and intercept, not rounded; inf or nan where the run diverged that far.

    Raises
    ------
    ValueError
        As `ridge_error`, and if `step_size` is not positive and finite, or `steps` is negative.

    References
    ----------
    .. [1] T. Hastie, R. Tibshirani and J. Friedman, "The Elements of Statistical Learning", 2nd ed., 2009,
       section 3.4.1.
    .. [2] I. Goodfellow, Y. Bengio and A. Courville, "Deep Learning", 2016, sections 4.3 and 7.1.1.

    Examples
    --------
    >>> w, b = ridge_regression([[2, 0], [0, 1]], [4, 2], penalty=0.5, step_size=0.1, steps=2)
    >>> w.round(12).tolist(), round(b, 12)
    ([1.12, 0.31], 0.9)
    """
    return _fit(ridge_error(X, y, penalty=penalty), np.shape(X)[1], step_size, steps)


def logistic_regression(
    X: ArrayLike, y: ArrayLike, *, step_size: float = 0.1, steps: int = 200
) -> LinearModel:
    """Fit a logistic model by a fixed number of steps of gradient descent on `cross_entropy`.

    From zeros, repeats ``(w, b) = (w, b) - step_size * gradient(w, b)`` exactly `steps` times. Where some
    weights separate the classes there is no best model: the weights grow for ever.

    Parameters
    ----------
    X : array_like of shape (n_samples, n_features)
        A row of features for each example; left unchanged.
    y : array_like of shape (n_samples,)
        Labels, each 0 or 1; left unchanged.
    step_size : float
        The fixed step size.
    steps : int
        Number of steps.

    Returns
    -------
    LinearModel
        Weights and intercept, not rounded.

    Raises
    ------
    ValueError
        As `cross_entropy`, and if `step_size` is not positive and finite, or `steps` is negative.

    References
    ----------
    .. [1] T. Hastie, R. Tibshirani and J. Friedman, "The Elements of Statistical Learning", 2nd ed., 2009,
       section 4.4.

    Examples
    --------
    >>> w, b = logistic_regression([[0], [2]], [0, 1], step_size=1, steps=2)
    >>> w.round(4).tolist(), round(b, 4)
    ([0.7689], -0.1155)
    """
    return _fit(cross_entropy(X, y), np.shape(X)[1], step_size, steps)


def _fit(error: Objective, n_features: int, step_size: float, steps: int) -> LinearModel:
    """Descend from zeros for so many steps."""
    size = as_schedule(step_size)
    if steps < 0:
        raise ValueError(f"steps must be at least 0, got {steps}")
    end = descend(error.gradient, np.zeros(n_features + 1), size, max_iter=steps, tol=None).x
    return LinearModel(end[:-1], float(end[-1]))


def _sigmoid(scores: Vector) -> Vector:
    """Give 1 / (1 + exp(-z)), with exp of numbers only that are at most 0."""
    small = np.exp(-np.abs(scores))
    return np.where(scores >= 0.0, 1.0, small) / (1.0 + small)
