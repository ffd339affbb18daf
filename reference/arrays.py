"""What callers pass, as fresh float arrays of the shape asked for.

Every copy is new, so nothing in this package can change its caller's data.
"""

from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Vector: TypeAlias = NDArray[np.float64]
Matrix: TypeAlias = NDArray[np.float64]


def as_vector(name: str, values: ArrayLike) -> Vector:
    """Copy `values` into a vector of shape (n,)."""
    vector = np.array(values, dtype=np.float64)
    if vector.ndim != 1:
        raise ValueError(f"{name} must have shape (n,), got {vector.shape}")
    return vector


def as_symmetric(name: str, values: ArrayLike) -> Matrix:
    """Copy `values` into a symmetric matrix of shape (n, n), n at least 1."""
    matrix = np.array(values, dtype=np.float64)
    if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1] or matrix.size == 0:
        raise ValueError(f"{name} must have shape (n, n), got {matrix.shape}")
    # Entries that came out of floating-point sums may differ in their last digits.
    if not (np.isfinite(matrix).all() and np.allclose(matrix, matrix.T, rtol=1e-12, atol=0.0)):
        raise ValueError(f"{name} must be finite and symmetric, got {matrix.tolist()}")
    return matrix


def as_table(name: str, values: ArrayLike) -> Matrix:
    """Copy `values` into a matrix of shape (n_samples, n_features), both at least 1."""
    try:
        table = np.array(values, dtype=np.float64)
    except ValueError as error:
        raise ValueError(f"{name} must hold rows of numbers, all of one length: {error}") from error
    if table.ndim != 2 or table.size == 0:
        raise ValueError(f"{name} must have shape (n_samples, n_features), got {table.shape}")
    return table


def as_examples(X: ArrayLike, y: ArrayLike) -> tuple[Matrix, Vector]:
    """Copy n examples, n at least 1: a row of features and a target for each."""
    table, target = as_table("X", X), as_vector("y", y)
    if len(table) != len(target):
        raise ValueError(f"X and y must have the same length, got {len(table)} and {len(target)}")
    return table, target


def as_points(xs: ArrayLike, ys: ArrayLike) -> tuple[Vector, Vector]:
    """Copy the coordinates of n data points, n at least 1, into two vectors."""
    x, y = as_vector("xs", xs), as_vector("ys", ys)
    if len(x) != len(y):
        raise ValueError(f"xs and ys must have the same length, got {len(x)} and {len(y)}")
    if len(x) == 0:
        raise ValueError("xs and ys must hold at least one point, got none")
    return x, y
