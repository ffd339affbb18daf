"""Grading one chunk in this process: one pytest session, one warm sandbox that outlives it."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from grader.catalog import Exercise
from grader.draws import CourseKey
from grader.errors import IsolationError, SandboxError
from grader.grading.diagnosing import diagnose_for
from grader.grading.results import not_graded, result_of
from grader.grading.warm import forget_hosts, host_for
from grader.models import Limits, RunResult, Submission
from grader.sandbox.process import Child
from grader.suite.replay import Graded, grade_with


def grade_chunk(
    exercise: Exercise,
    submissions: Iterable[Submission],
    isolation: str = "auto",
    *,
    key: CourseKey | None = None,
    suites: Sequence[Path] | None = None,
    selected: str = "",
    diagnosed: bool = True,
    private: bool = False,
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
    key : CourseKey, optional
        Draws each student's numbers; needed where the exercise has any.
    suites : sequence of Path, optional
        Suite files; without it all of the exercise.
    selected : str
        A pytest ``-k`` expression.
    diagnosed : bool
        Whether wrong code is told what is behind it, where the exercise has probes.
    private : bool
        Whether each result has what only the instructor may see, in its field of that name.
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
    suites = exercise.suites if suites is None else suites
    waiting = list(submissions)
    results: list[RunResult] = []
    used = host_for(exercise, isolation).isolation if exercise.runs_code else None

    def spawn(limits: Limits) -> Child:
        return host_for(exercise, isolation).spawn(limits)

    def keep(result: RunResult) -> None:
        results.append(result)
        if report is not None:
            report(result)

    def take(graded: Graded) -> None:
        keep(result_of(exercise, graded, used, key))

    diagnose = diagnose_for(exercise, isolation) if diagnosed and exercise.hidden_suite in suites else None
    retried = False
    while len(results) < len(waiting):
        done = len(results)
        try:
            grade_with(
                exercise,
                suites,
                waiting[done:],
                spawn,
                take,
                key=key,
                selected=selected,
                diagnose=diagnose,
                private=private,
            )
        except IsolationError:
            raise
        except SandboxError as error:
            forget_hosts()
            if retried and len(results) == done:
                keep(
                    not_graded(
                        exercise, waiting[done], f"the grader failed, nothing was counted: {error}", key
                    )
                )
            retried = len(results) == done
    return results
