"""What answers must earn: right ones everything, the starter nothing, and the same twice. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from grader.catalog import EXERCISE_FILE, HIDDEN_SUITE
from grader.models import CaseResult, Outcome, RunResult, Verdict
from grader.scoring import possible
from grader.validation.findings import SILENT, Problem


def cannot_run(result: RunResult) -> str:
    """Say why a submission was not judged at all; empty where it was."""
    if result.verdict is Verdict.NOT_GRADABLE:
        return f"cannot be graded: {result.message}"
    return f"could not be judged: {result.message}" if result.verdict is Verdict.NOT_GRADED else ""


def not_full(result: RunResult) -> Iterator[Problem]:
    """Find the cases, public ones among them, that a right answer does not pass."""
    if reason := cannot_run(result):
        yield result.submission, reason
        return
    failing = [case for case in result.tests if case.outcome is not Outcome.PASSED]
    if not failing:
        return
    score = f"{show_points(result.points)} of {show_points(result.max_points)} points"
    first = f"{failing[0].id} says: {failing[0].message or failing[0].outcome}"
    others = [case.id for case in failing[1:] if case.outcome not in SILENT]
    also = f"; {', '.join(others)} do not pass either" if others else ""
    yield result.submission, f"is a right answer, yet it earns {score}: {first}{also}"


def starter_problems(result: RunResult) -> Iterator[Problem]:
    """Find out whether the starter runs and earns nothing."""
    if reason := cannot_run(result):
        yield result.submission, reason
    elif result.verdict is not Verdict.FAILED or result.points:
        score = f"{show_points(result.points)} of {show_points(result.max_points)} points"
        passed = ", ".join(case.id for case in result.tests if case.points)
        yield result.submission, f"earns {score}, though nobody has filled it in: {passed}"


def points_problems(cases: Sequence[CaseResult], said: int) -> Iterator[Problem]:
    """Compare the points of the suite with those of the manifest."""
    found = possible(cases)
    if found != said:
        yield EXERCISE_FILE, f"points is {said}, but {HIDDEN_SUITE} holds {show_points(found)} points"


def same_twice(name: str, first: Sequence[CaseResult], second: Sequence[CaseResult]) -> Iterator[Problem]:
    """Compare two runs of one submission, durations aside."""
    once, again = _by_id(first), _by_id(second)
    different = [case for case in once if again.get(case) != once[case]]
    if different:
        yield name, f"gives another result when it is run again: {', '.join(different)}"


def show_points(points: Fraction) -> str:
    """Write points as a decimal number where that is exact, else as a fraction."""
    decimal = f"{float(points):g}"
    return decimal if Fraction(decimal) == points else str(points)


def _by_id(cases: Sequence[CaseResult]) -> dict[str, CaseResult]:
    return {case.id: replace(case, duration_s=0.0) for case in cases}
