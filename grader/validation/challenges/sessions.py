"""The three pytest sessions of a validation.

1. Everything is graded as a class would be: model, starter, mutants, alternatives.
2. Some of it once more, in a session of its own: results must repeat, and the model, which reaches every
   comparison, shows the unrounded expected values.
3. The public suite runs on the oracle in place of a submission, to recompute its literals.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from grader.catalog import ORACLE, PUBLIC_SUITE, Exercise
from grader.draws import PUBLIC_KEY
from grader.errors import SandboxError
from grader.grading.chunk import grade_chunk
from grader.grading.warm import host_for
from grader.models import CaseResult, RunResult, Submission, Verdict
from grader.solutions import Solutions
from grader.suite.bench import Bench
from grader.suite.called_here import true_submission
from grader.suite.proxy import SubmissionProxy, call_key, calls_made
from grader.suite.replay import Graded, replay
from grader.validation.findings import SILENT, Problem


@dataclass(frozen=True, slots=True)
class Repeated:
    """What the second session gave.

    Attributes
    ----------
    graded : sequence of Graded
        With the unrounded values that were expected.
    drawing : sequence of str
        The ids of the cases that drew something.
    calls : collection of bytes
        Keys of all calls that the suites made.
    """

    graded: Sequence[Graded] = ()
    drawing: Sequence[str] = ()
    calls: Collection[bytes] = ()


def grade_solutions(
    exercise: Exercise, solutions: Solutions, isolation: str, report: Callable[[RunResult], None]
) -> dict[str, RunResult]:
    """Grade everything in one session; results by the names of the submissions.

    Raises
    ------
    CatalogError
        If a suite cannot be used.
    SandboxError
        If the machinery failed, even if for one submission alone.
    """
    results = grade_chunk(
        exercise, solutions.submissions(), isolation, key=PUBLIC_KEY, diagnosed=False, report=report
    )
    for result in results:
        if result.verdict is Verdict.NOT_GRADED and result.isolation is None:  # ours, not the suite's
            raise SandboxError(f"{result.submission}: {result.message}")
    return {result.submission: result for result in results}


def grade_again(exercise: Exercise, submissions: Sequence[Submission], isolation: str) -> Repeated:
    """Grade some submissions once more, and note what they were asked."""
    again: list[Graded] = []
    drawing: dict[str, None] = {}
    benches: list[Bench] = []
    spawn = host_for(exercise, isolation).spawn

    def bench_for(submission: Submission) -> Bench:
        bench = Bench.of(exercise, submission, PUBLIC_KEY, spawn)
        bench.drawn = _noting(bench.drawn, drawing)
        benches.append(bench)
        return bench

    replay(exercise, exercise.suites, submissions, bench_for, again.append)
    calls = frozenset(call_key(call) for bench in benches for call in calls_made(bench.proxy))
    return Repeated(again, list(drawing), calls)


def _noting(draw: Callable[[str], Any], drawing: dict[str, None]) -> Callable[[str], Any]:
    """Draw, and note for which case."""

    def drawn(case: str) -> Any:
        drawing[case] = None
        return draw(case)

    return drawn


def recompute(exercise: Exercise) -> Graded:
    """Run the public suite on the oracle, comparing literals with what is true."""
    results: list[Graded] = []

    def bench_for(_: Submission) -> Bench:
        loaded = true_submission(exercise)
        return Bench(loaded, SubmissionProxy(loaded), recomputing=True)

    replay(exercise, [exercise.public_suite], [Submission(ORACLE, "oracle")], bench_for, results.append)
    return results[0]


def literal_problems(recomputed: Graded) -> list[Problem]:
    """Find the public cases that do not say what the oracle says."""
    if reason := recomputed.refusal or recomputed.fault:
        return [(PUBLIC_SUITE, f"cannot be recomputed: {reason}")]
    return [(case.id, _deviation(case)) for case in recomputed.cases if case.outcome not in SILENT]


def _deviation(case: CaseResult) -> str:
    rows = [
        f"{row.name or 'the result'} is typed as {row.expected}, the oracle has {row.got}"
        for row in case.rows
    ]
    return "; ".join(rows) or f"does not hold for the oracle itself: {case.message}"
