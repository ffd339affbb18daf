"""The three pytest sessions of a validation.

1. Everything is graded as a class would be: model, starter, mutants, alternatives.
2. Some of it once more, in a session of its own: results must repeat, and the model, which reaches every
   comparison, shows the unrounded expected values.
3. The public suite runs on the oracle in place of a submission, to recompute its literals.
"""

import copy
from collections.abc import Callable, Sequence
from typing import Any

from grader.catalog import ORACLE, PUBLIC_SUITE, Exercise
from grader.draws import PUBLIC_KEY
from grader.errors import RaisedError, SandboxError
from grader.grading.chunk import grade_chunk
from grader.grading.warm import host_for
from grader.models import CaseResult, Limits, RunResult, Submission, Verdict
from grader.sandbox.inside import wire
from grader.sandbox.loaded import Answer, LoadedSubmission
from grader.sandbox.process import Child
from grader.suite.bench import Bench
from grader.suite.proxy import Oracle, SubmissionProxy
from grader.suite.replay import Graded, replay
from grader.validation.challenges.solutions import Solutions
from grader.validation.findings import SILENT, Problem


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
    results = grade_chunk(exercise, solutions.submissions(), isolation, key=PUBLIC_KEY, report=report)
    for result in results:
        if result.verdict is Verdict.NOT_GRADED and result.isolation is None:  # ours, not the suite's
            raise SandboxError(f"{result.submission}: {result.message}")
    return {result.submission: result for result in results}


def grade_again(
    exercise: Exercise, submissions: Sequence[Submission], isolation: str
) -> tuple[list[Graded], list[str]]:
    """Grade some submissions once more; return the results, and the ids of the cases that drew something.

    The results keep the unrounded values that were expected.
    """
    again: list[Graded] = []
    drawing: dict[str, None] = {}
    spawn = host_for(exercise, isolation).spawn

    def bench_for(submission: Submission) -> Bench:
        bench = Bench.of(exercise, submission, PUBLIC_KEY, spawn)
        bench.drawn = _noting(bench.drawn, drawing)
        return bench

    replay(exercise, exercise.suites, submissions, bench_for, again.append)
    return again, list(drawing)


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
        loaded = _OracleAsSubmission(exercise)
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


class _OracleAsSubmission(LoadedSubmission):
    """The oracle's functions where a submission's would be: no sandbox, but the same kinds of values."""

    def __init__(self, exercise: Exercise) -> None:
        super().__init__(b"", ORACLE, exercise.manifest.entry, _no_child, exercise.limits)
        self._oracle = Oracle(exercise.folder / ORACLE)

    def load(self) -> None:
        """Do nothing: it is loaded."""

    def call(
        self, name: str, args: Sequence[Any], kwargs: dict[str, Any], *, with_arguments: bool = False
    ) -> Answer:
        """Call a function of the oracle on copies, as a submission gets them."""
        own_args, own_kwargs = copy.deepcopy((list(args), kwargs))
        try:
            value = getattr(self._oracle, name)(*own_args, **own_kwargs)
        except Exception as error:
            bases = [kind.__name__ for kind in type(error).__mro__ if kind.__module__ == "builtins"]
            raise RaisedError(type(error).__name__, bases, str(error), []) from error
        return Answer(wire.decode(wire.encode(value)), own_args if with_arguments else None)


def _no_child(_: Limits) -> Child:
    raise SandboxError("the oracle runs in no sandbox")
