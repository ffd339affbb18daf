"""Grading one chunk in this process: one pytest session, one warm sandbox that outlives it."""

import atexit
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

from grader.catalog import Exercise
from grader.errors import IsolationError, SandboxError
from grader.grading.results import not_graded, result_of
from grader.models import RunResult, Submission
from grader.sandbox.host import Host
from grader.suite.replay import Graded, grade_with


@cache
def warm_host(isolation: str, packages: tuple[str, ...], secret: tuple[Path, ...]) -> Host:
    """Start a sandbox once per process; it ends with the process."""
    host = Host(isolation, packages, secret)
    atexit.register(host.close)
    return host


def host_for(exercise: Exercise, isolation: str) -> Host:
    """Return this process's sandbox for an exercise."""
    secret = (exercise.course_root,) if exercise.course_root else ()
    return warm_host(isolation, tuple(exercise.manifest.packages), secret)


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
            warm_host.cache_clear()
            host = host_for(exercise, isolation)
            if retried and len(results) == done:
                keep(not_graded(exercise, waiting[done], f"the grader failed, nothing was counted: {error}"))
            retried = len(results) == done
    return results
