"""Features of one center and one spread, so that one step size suits all of them.

Targets are never scaled.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from reference.arrays import Matrix, Vector, as_table
from reference.linear_models import LinearModel, ridge_regression


class Scaled(NamedTuple):
    """A standardized table, and the numbers that scale new rows alike or lead back.

    References
    ----------
    .. [1] T. Hastie, R. Tibshirani and J. Friedman, "The Elements of Statistical Learning", 2nd ed., 2009,
       section 11.5.3.

    Examples
    --------
    >>> table = Scaled(Z=np.array([[-1.0], [1.0]]), mean=np.array([4.0]), std=np.array([3.0]))
    >>> (table.Z * table.std + table.mean).tolist()
    [[1.0], [7.0]]
    """

    Z: Matrix  #: The table without units, shape (n_samples, n_features).
    mean: Vector  #: What was subtracted from each column, shape (n_features,).
    std: Vector  #: What each column was divided by, shape (n_features,).


def standardize(X: ArrayLike) -> Scaled:
    """Give every column of a table the mean 0 and the standard deviation 1.

    ``Z = (X - mean) / std`` with ``std = sqrt(mean((X - mean)**2))``, column by column. A column whose
    entries are all equal has no spread: it is divided by 1 and becomes zeros.

    Parameters
    ----------
    X : array_like of shape (n_samples, n_features)
        A row of features for each example; left unchanged.

    Returns
    -------
    Scaled
        The scaled table, and the means and standard deviations in the units of their columns.

    Raises
    ------
    ValueError
        If `X` is no table of numbers, or is empty.

    References
    ----------
    .. [1] T. Hastie, R. Tibshirani and J. Friedman, "The Elements of Statistical Learning", 2nd ed., 2009,
       section 11.5.3.

    Examples
    --------
    >>> table = standardize([[0, 70], [8, 10]])
    >>> table.Z.tolist(), table.mean.tolist(), table.std.tolist()
    ([[-1.0, 1.0], [1.0, -1.0]], [4.0, 40.0], [4.0, 30.0])
    """
    table = as_table("X", X)
    with np.errstate(all="ignore"):
        mean = table.mean(axis=0)
        # The mean of equal numbers may miss them by a rounding error, which must not count as spread.
        std = np.where(np.ptp(table, axis=0) == 0.0, 1.0, table.std(axis=0))
        return Scaled((table - mean) / std, mean, std)


def fit_scaled(X: ArrayLike, y: ArrayLike, *, step_size: float = 0.1, steps: int = 500) -> LinearModel:
    """Fit a linear model on standardized features, and say it in the original units.

    With the weights v and the intercept c that a fixed number of steps from zeros reach on the scaled
    table: ``w = v / std`` and ``b = c - w @ mean``. Both models predict the same.

    Parameters
    ----------
    X : array_like of shape (n_samples, n_features)
        A row of features for each example; left unchanged.
    y : array_like of shape (n_samples,)
        Targets; left unchanged.
    step_size : float
        The fixed step size on the scaled table.
    steps : int
        Number of steps.

    Returns
    -------
    LinearModel
        Weights and intercept for the original features, not rounded; inf or nan where the run diverged
        that far.

    Raises
    ------
    ValueError
        If `X` is no table of numbers, or is empty, `X` and `y` differ in length, `step_size` is not positive
        and finite, or `steps` is negative.

    References
    ----------
    .. [1] T. Hastie, R. Tibshirani and J. Friedman, "The Elements of Statistical Learning", 2nd ed., 2009,
       section 11.5.3.

    Examples
    --------
    >>> w, b = fit_scaled([[100], [300]], [1, 5], steps=2)
    >>> w.round(12).tolist(), round(b, 12)
    ([0.0072], -0.36)
    """
    scaled = standardize(X)
    v, c = ridge_regression(scaled.Z, y, step_size=step_size, steps=steps)
    with np.errstate(all="ignore"):
        w = v / scaled.std
        return LinearModel(w, float(c - w @ scaled.mean))
