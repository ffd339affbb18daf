"""From outcomes to points and a verdict: pure, exact."""

from collections.abc import Sequence
from fractions import Fraction

from grader.models import CaseResult, Outcome, Verdict


def earned(cases: Sequence[CaseResult]) -> Fraction:
    """Add up the points that were earned."""
    return sum((case.points for case in cases), Fraction(0))


def possible(cases: Sequence[CaseResult]) -> Fraction:
    """Add up the points that could be earned."""
    return sum((case.max_points for case in cases), Fraction(0))


def pending(cases: Sequence[CaseResult]) -> Fraction:
    """Add up the points that wait for a person."""
    return sum((case.pending for case in cases), Fraction(0))


def verdict_of(cases: Sequence[CaseResult]) -> Verdict:
    """Name the result of a run whose cases were all judged.

    Without any points to earn (public cases alone) it is the cases themselves that count. What waits for a
    person may still earn points, so nothing has failed yet.
    """
    points, max_points = earned(cases), possible(cases)
    if max_points == 0:
        passed = [case.outcome is Outcome.PASSED for case in cases]
        points, max_points = Fraction(sum(passed)), Fraction(len(passed))
    if points == max_points:
        return Verdict.PASSED
    return Verdict.PARTIAL if points or pending(cases) else Verdict.FAILED


def score_of(points: Fraction, max_points: Fraction) -> float:
    """Return the share of the points, from 0 to 1."""
    return float(points / max_points) if max_points else 0.0
