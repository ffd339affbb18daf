"""Grading one chunk in this process: one pytest session, one warm sandbox that outlives it."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from grader.catalog import Exercise
from grader.errors import IsolationError, SandboxError
from grader.grading.results import not_graded, result_of
from grader.grading.warm import forget_hosts, host_for
from grader.models import RunResult, Submission
from grader.suite.replay import Graded, grade_with


def grade_chunk(
    exercise: Exercise,
    submissions: Iterable[Submission],
    isolation: str = "auto",
    *,
    suites: Sequence[Path] | None = None,
    selected: str = "",
    report: Callable[[RunResult], None] | None = None,
) -> list[RunResult]:
    """Grade some submissions of one exercise.

    Parameters
    ----------
    exercise : Exercise
        What is graded.
    submissions : iterable of Submission
        What was handed in.
    isolation : str
        ``"auto"`` or the name of an `Isolation`.
    suites : sequence of Path, optional
        Suite files; without it the public and the hidden one.
    selected : str
        A pytest ``-k`` expression.
    report : callable, optional
        Is given each result as soon as it is there.

    Returns
    -------
    list of RunResult
        One for each submission, in their order.

    Raises
    ------
    CatalogError
        If the suite cannot be used.
    IsolationError
        If the sandbox cannot hold a stranger's code; nothing was graded then.
    """
    suites = [exercise.public_suite, exercise.hidden_suite] if suites is None else suites
    waiting = list(submissions)
    results: list[RunResult] = []
    host = host_for(exercise, isolation)

    def keep(result: RunResult) -> None:
        results.append(result)
        if report is not None:
            report(result)

    def take(graded: Graded) -> None:
        keep(result_of(exercise, graded, host.isolation))

    retried = False
    while len(results) < len(waiting):
        done = len(results)
        try:
            grade_with(exercise, suites, waiting[done:], host, take, selected=selected)
        except IsolationError:
            raise
        except SandboxError as error:
            forget_hosts()
            host = host_for(exercise, isolation)
            if retried and len(results) == done:
                keep(not_graded(exercise, waiting[done], f"the grader failed, nothing was counted: {error}"))
            retried = len(results) == done
    return results
