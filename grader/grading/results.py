"""From what the suite said to the result that is kept."""

import platform
from fractions import Fraction
from functools import cache
from importlib.metadata import version

from grader import __version__
from grader.catalog import Exercise
from grader.intake import fingerprint
from grader.models import CaseResult, Isolation, Outcome, RunResult, Submission, Usage, Verdict
from grader.sandbox.isolation import NO_ISOLATION
from grader.scoring import earned, possible, score_of, verdict_of
from grader.suite.replay import Graded


@cache
def versions() -> dict[str, str]:
    """Return the versions that can change a result."""
    installed = {name: version(name) for name in ("numpy", "pytest")}
    return {"grader": __version__, "python": platform.python_version(), **installed}


def result_of(exercise: Exercise, graded: Graded, isolation: Isolation | None) -> RunResult:
    """Make the result of one submission."""
    points, max_points = earned(graded.cases), possible(graded.cases)
    score: float | None = score_of(points, max_points)
    if graded.fault:
        verdict, score, points = Verdict.NOT_GRADED, None, Fraction(0)
    elif graded.refusal:
        verdict = Verdict.NOT_GRADABLE
    else:
        verdict = verdict_of(graded.cases)
    return RunResult(
        submission=graded.submission.name,
        student=graded.submission.student,
        exercise=exercise.slug,
        verdict=verdict,
        points=points,
        max_points=max_points or Fraction(exercise.manifest.points),
        score=score,
        message=graded.fault or graded.refusal or _first_failure(graded.cases),
        tests=graded.cases,
        isolation=isolation,
        limits=exercise.limits,
        usage=graded.usage,
        hashes={"submission": fingerprint(graded.submission.source), **exercise.hashes},
        versions=versions(),
        note="" if isolation is None or isolation.holds_strangers else NO_ISOLATION,
    )


def not_graded(exercise: Exercise, submission: Submission, why: str) -> RunResult:
    """Make the result of a submission that the machinery could not grade; nothing is counted."""
    return result_of(exercise, Graded(submission, (), Usage(), fault=why), None)


def _first_failure(cases: tuple[CaseResult, ...]) -> str:
    failed = [case for case in cases if case.outcome not in (Outcome.PASSED, Outcome.NOT_RUN)]
    if not failed:
        return ""
    return f"{failed[0].id}: {failed[0].message or failed[0].title}"
