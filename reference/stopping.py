"""When a run is over: the rules as data, and the names of the reasons.

The loop that asks is in `descent`; nothing here moves a point.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from reference.arrays import Vector


class Stop(StrEnum):
    """Why a run ended.

    References
    ----------
    .. [1] S. Boyd and L. Vandenberghe, "Convex Optimization", 2004, section 9.3.

    Examples
    --------
    >>> Stop.BUDGET.value
    'max_iter'
    """

    GRADIENT = "gradient"  #: The gradient is short: the ground is level.
    STEP = "step"  #: The last step was short.
    VALUE = "objective"  #: The last step changed the value little.
    BUDGET = "max_iter"  #: All steps are used up.


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopping:
    """The rules that one run may end by, besides its budget; None switches a rule off.

    Reaching a tolerance exactly counts. Nothing is at most a tolerance once it is nan, so a run that
    diverges ends by its budget. Only the gradient rule says something about the place: a tiny step
    size satisfies the step rule anywhere.

    Attributes
    ----------
    gradient_tol : float, optional
        Stop before a step where the 2-norm of the gradient is at most this.
    step_tol : float, optional
        Stop after a step ``x -> y`` with ``||y - x|| <= step_tol``, in the units of x.
    value_tol : float, optional
        Stop after a step with ``|f(y) - f(x)| <= value_tol``, in the units of f; a rise is a change too.
    value : callable, optional
        The function f; `value_tol` needs it.

    Raises
    ------
    ValueError
        If a tolerance is negative or nan, or `value_tol` is given without `value`.

    References
    ----------
    .. [1] J. Nocedal and S. Wright, "Numerical Optimization", 2nd ed., 2006, section 2.2.

    Examples
    --------
    >>> Stopping(gradient_tol=1e-3, step_tol=1e-9).step_tol
    1e-09
    """

    gradient_tol: float | None = None
    step_tol: float | None = None
    value_tol: float | None = None
    value: Callable[[Vector], float] | None = None

    def __post_init__(self) -> None:
        for name in ("gradient_tol", "step_tol", "value_tol"):
            tol = getattr(self, name)
            if tol is not None and not tol >= 0:
                raise ValueError(f"{name} must be at least 0, or None for no such rule, got {tol}")
        if self.value_tol is not None and self.value is None:
            raise ValueError("value_tol needs the function itself; pass value=f as well")


def stop_at(rules: Stopping, slope: Vector) -> Stop | None:
    """Name the rule that ends a run at a point with this gradient, if one does."""
    if rules.gradient_tol is not None and _length(slope) <= rules.gradient_tol:
        return Stop.GRADIENT
    return None


def stop_after(rules: Stopping, old: Vector, new: Vector) -> Stop | None:
    """Name the rule that ends a run after the step from `old` to `new`; the first that fits wins."""
    if rules.step_tol is not None and _length(new - old) <= rules.step_tol:
        return Stop.STEP
    if rules.value_tol is None or rules.value is None:
        return None
    return Stop.VALUE if abs(rules.value(new) - rules.value(old)) <= rules.value_tol else None


def _length(vector: Vector) -> float:
    """Give the 2-norm; hypot scales, so huge and tiny entries neither overflow nor vanish."""
    return math.hypot(*vector)
