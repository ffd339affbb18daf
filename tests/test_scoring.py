"""From outcomes to points and a verdict."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.models import CaseResult, Outcome, Verdict, Visibility
from grader.scoring import earned, possible, score_of, verdict_of


def case(outcome: Outcome, worth: Fraction | int = 1) -> CaseResult:
    """Return a case that ended so."""
    points = Fraction(worth if outcome is Outcome.PASSED else 0)
    return CaseResult("H01", "It.", Visibility.HIDDEN, outcome, points, Fraction(worth))


P, F, N = Outcome.PASSED, Outcome.FAILED, Outcome.NOT_RUN

VERDICTS: dict[str, tuple[list[CaseResult], Verdict]] = {
    "all points": ([case(P, 3), case(P, 1)], Verdict.PASSED),
    "some points": ([case(P, 3), case(F, 1)], Verdict.PARTIAL),
    "no points": ([case(F, 3), case(N, 1)], Verdict.FAILED),
    "all points, a public case failed": ([case(F, 0), case(P, 1)], Verdict.PASSED),
    "no points, a public case passed": ([case(P, 0), case(F, 1)], Verdict.FAILED),
    "public cases alone, all passed": ([case(P, 0), case(P, 0)], Verdict.PASSED),
    "public cases alone, one passed": ([case(P, 0), case(F, 0)], Verdict.PARTIAL),
    "public cases alone, none passed": ([case(F, 0), case(N, 0)], Verdict.FAILED),
}


@pytest.mark.parametrize(("cases", "verdict"), VERDICTS.values(), ids=list(VERDICTS))
def test_the_verdict_follows_from_the_points(cases: list[CaseResult], verdict: Verdict) -> None:
    """Where there are none to earn, from the cases."""
    assert verdict_of(cases) is verdict


@pytest.mark.parametrize("outcome", [outcome for outcome in Outcome if outcome is not Outcome.PASSED])
def test_only_a_passed_case_counts(outcome: Outcome) -> None:
    """Every other way to end earns nothing."""
    assert verdict_of([case(outcome, 0)]) is Verdict.FAILED


@given(st.integers(1, 50), st.fractions(min_value=Fraction(1, 100), max_value=100))
def test_shares_add_up_exactly(count: int, total: Fraction) -> None:
    """However points are shared, a full mark is a full mark."""
    cases = [case(P, total / count)] * count

    assert earned(cases) == possible(cases) == total
    assert verdict_of(cases) is Verdict.PASSED
    assert score_of(earned(cases), possible(cases)) == 1.0


def test_a_score_is_a_share() -> None:
    """From 0 to 1; nothing to earn is 0."""
    assert score_of(Fraction(1, 3), Fraction(2, 3)) == 0.5
    assert score_of(Fraction(0), Fraction(4)) == 0.0
    assert score_of(Fraction(0), Fraction(0)) == 0.0
    assert earned([]) == possible([]) == 0
