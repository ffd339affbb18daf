"""Expected values near a rounding edge, where two right answers can round to different numbers. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from math import isfinite

from grader.guards import distance_to_edge
from grader.suite.expect import EDGE, Rounding
from grader.validation.findings import Problem

GUARD = 5 * EDGE
"""How far hand-picked expected values keep away from an edge, in units of the last place."""


def rounding_problems(roundings: Mapping[str, Sequence[Rounding]]) -> Iterator[Problem]:
    """Find expected values that lie too near an edge, and declared ties that are none, case by case."""
    for case, found in roundings.items():
        finite = [leaf for leaf in found if isfinite(leaf.unrounded)]
        distances = [(leaf, distance_to_edge(leaf.unrounded, leaf.places)) for leaf in finite]
        ties = [leaf for leaf, distance in distances if leaf.tie and distance <= EDGE]
        risky = [(leaf, distance) for leaf, distance in distances if distance < GUARD and leaf not in ties]
        if risky:
            yield case, _too_near(*risky[0], more=len(risky) - 1)
        if not ties and any(leaf.tie for leaf in found):
            yield case, "declares a tie, but none of its expected values lies on a rounding edge"


def _too_near(leaf: Rounding, distance: float, more: int) -> str:
    also = f" ({more} more in this case)" if more else ""
    return (
        f"{leaf.name or 'the expected value'} is {leaf.unrounded!r}, {distance:.1g} units of decimal "
        f"{leaf.places} from a rounding edge{also}; keep {GUARD:g} away, or declare a true tie with tie=True"
    )
