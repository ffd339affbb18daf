"""How fast a function changes along a direction."""

import numpy as np
from numpy.typing import ArrayLike

from reference.arrays import as_vector


def directional_derivative(slope: ArrayLike, direction: ArrayLike) -> float:
    """Give the change of a function per unit of length along a direction.

    With the gradient g and the direction d it is ``g . d / ||d||``. By the inequality of Cauchy and Schwarz
    it is never below ``-||g||``, which only the direction -g and its positive multiples reach.

    Parameters
    ----------
    slope : array_like of shape (n,)
        The gradient at the point in question.
    direction : array_like of shape (n,)
        Only where it points counts, not how long it is.

    Returns
    -------
    float
        Below 0 downhill, 0 along a level line.

    Raises
    ------
    ValueError
        If `slope` and `direction` are not vectors of one length, or `direction` is zero.

    References
    ----------
    .. [1] I. Goodfellow, Y. Bengio and A. Courville, "Deep Learning", 2016, section 4.3.

    Examples
    --------
    >>> directional_derivative([6, 8], [0, -5])
    -8.0
    """
    g, d = as_vector("slope", slope), as_vector("direction", direction)
    if len(g) != len(d):
        raise ValueError(f"slope and direction must have the same length, got {len(g)} and {len(d)}")
    if not d.any():
        raise ValueError(f"direction must not be zero, got {d.tolist()}")
    return float(g @ d / np.linalg.norm(d))
