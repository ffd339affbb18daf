"""From what the suite said to the result that is kept."""

import platform
from fractions import Fraction
from functools import cache
from importlib.metadata import version
from typing import Any

from grader import __version__
from grader.catalog import Exercise
from grader.draws import CourseKey, key_for
from grader.intake import fingerprint
from grader.models import CaseResult, Isolation, Outcome, RunResult, Submission, Usage, Verdict
from grader.report.record import details_of
from grader.sandbox.isolation import NO_ISOLATION
from grader.scoring import earned, pending, possible, score_of, verdict_of
from grader.suite.judging import NO_ANSWER
from grader.suite.private import Private
from grader.suite.replay import Graded

NO_FAILURE = (Outcome.PASSED, Outcome.NOT_RUN, Outcome.PENDING)


@cache
def versions() -> dict[str, str]:
    """Return the versions that can change a result."""
    installed = {name: version(name) for name in ("numpy", "pytest")}
    return {"grader": __version__, "python": platform.python_version(), **installed}


def hashes_of(exercise: Exercise, submission: Submission, key: CourseKey | None) -> dict[str, str]:
    """Return the fingerprints of everything that decides a result."""
    drawing = key_for(submission, key)
    drawn = drawing.fingerprint if drawing is not None else ""
    return {"submission": fingerprint(submission.source), **exercise.hashes, "key": drawn}


def result_of(
    exercise: Exercise, graded: Graded, isolation: Isolation | None, key: CourseKey | None = None
) -> RunResult:
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
        message=graded.fault or graded.refusal or _first_failure(exercise, graded.cases),
        tests=graded.cases,
        isolation=isolation,
        limits=exercise.limits,
        usage=graded.usage,
        hashes=hashes_of(exercise, graded.submission, key),
        versions=versions(),
        pending=pending(graded.cases),
        variant=graded.variant,
        diagnosis=graded.diagnosis,
        note="; ".join(filter(None, (graded.submission.note, _note_on(graded, isolation)))),
        private=_private(graded.private),
    )


def _note_on(graded: Graded, isolation: Isolation | None) -> str:
    return graded.note if isolation is None or isolation.holds_strangers else NO_ISOLATION


def not_graded(
    exercise: Exercise, submission: Submission, why: str, key: CourseKey | None = None
) -> RunResult:
    """Make the result of a submission that the machinery could not grade; nothing is counted."""
    return result_of(exercise, Graded(submission, (), Usage(), fault=why), None, key)


def _private(private: Private | None) -> dict[str, dict[str, Any]]:
    """Return what only the instructor may see as plain data, in the words of the record."""
    if private is None or not (private.drawn or private.cases):
        return {}
    return {
        "drawn": private.drawn,
        "cases": {name: details_of(case) for name, case in private.cases.items()},
    }


def _first_failure(exercise: Exercise, cases: tuple[CaseResult, ...]) -> str:
    """Say what failed first; of answers, else, what could not be read or was not there."""
    failed = [case for case in cases if case.outcome not in NO_FAILURE]
    not_run = [case for case in cases if exercise.asks and case.outcome is Outcome.NOT_RUN]
    found = failed or sorted(not_run, key=lambda case: case.message == NO_ANSWER)
    return f"{found[0].id}: {found[0].message or found[0].title}" if found else ""
