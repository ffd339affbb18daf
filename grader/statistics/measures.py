"""The formulas of classical test theory, on plain numbers; what is undefined is None.

A column holds what each student earned in one item, students in the same order everywhere.
"""

import statistics
from collections.abc import Sequence
from math import fsum

Column = Sequence[float]

DECIMALS = 12
"""Sums of shares are rounded so: students with equal scores must not differ by the rounding of floats."""


def totals(columns: Sequence[Column]) -> list[float]:
    """Add up what each student earned.

    Examples
    --------
    >>> totals([[0.1, 0.0], [0.2, 0.3]])
    [0.3, 0.3]
    """
    return [round(fsum(row), DECIMALS) for row in zip(*columns, strict=True)]


def without(total: Column, column: Column) -> list[float]:
    """Return the rest of each score: the whole without one item."""
    return [round(whole - part, DECIMALS) for whole, part in zip(total, column, strict=True)]


def facility(points: Column, max_points: float) -> float:
    """Return the mean, as a share of what could be earned: 0 if nobody earns anything, 1 if all earn all.

    Examples
    --------
    >>> facility([2, 1, 0, 1], 2)
    0.5
    """
    return statistics.fmean(earned / max_points for earned in points)


def discrimination(column: Column, rest: Column) -> float | None:
    """Return Pearson's correlation of an item with the rest of the score, from -1 to 1.

    High where those who do well elsewhere do well here too. Undefined where one of them is the same for all.

    References
    ----------
    .. [1] F. Lord and M. Novick, "Statistical Theories of Mental Test Scores", 1968, chapter 15.

    Examples
    --------
    >>> discrimination([0, 0, 1, 1], [1, 2, 3, 4])
    0.8944271909999159
    >>> discrimination([1, 1, 1], [1, 2, 3])
    """
    if not (varies(column) and varies(rest)):
        return None
    return max(-1.0, min(1.0, statistics.correlation(column, rest)))


def effective_weights(columns: Sequence[Column]) -> list[float] | None:
    """Return the share of the variance of the score that each item brings: ``cov(item, score) / var(score)``.

    They add up to 1; one below 0 works against the score. Undefined where all scores are the same.

    Examples
    --------
    >>> effective_weights([[0, 0, 1, 1], [0, 0, 3, 3]])
    [0.25, 0.75]
    """
    total = totals(columns)
    if not varies(total):
        return None
    variance = statistics.variance(total)
    return [statistics.covariance(column, total) / variance for column in columns]


def cronbach_alpha(columns: Sequence[Column]) -> float | None:
    """Return how consistent k items are: ``k / (k - 1) * (1 - sum(var(item)) / var(score))``.

    At most 1, and below 0 where items contradict each other. Undefined with one item, or if all scores are
    the same.

    References
    ----------
    .. [1] L. Cronbach, "Coefficient alpha and the internal structure of tests", Psychometrika 16, 1951.

    Examples
    --------
    >>> cronbach_alpha([[0, 1, 1], [0, 1, 1], [0, 1, 1]])
    1.0
    """
    k = len(columns)
    if k < 2 or not varies(total := totals(columns)):
        return None
    single = fsum(statistics.variance(column) for column in columns)
    return k / (k - 1) * (1 - single / statistics.variance(total))


def varies(column: Column) -> bool:
    """Tell whether there are two different values."""
    return min(column, default=0.0) != max(column, default=0.0)
