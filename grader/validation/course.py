"""Driving a validation: what was asked for, in one process or over several, with progress."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

from grader.catalog import Course, find_course
from grader.grading.pool import local_pool, stop
from grader.validation.challenges.folder import stray_folders, stray_lessons
from grader.validation.findings import Validation
from grader.validation.plans import Plan, plans_of
from grader.validation.reading import read_course

Progress = Callable[[int, int], None]


def validate(
    course: Course,
    names: Sequence[str] = (),
    isolation: str = "auto",
    progress: Progress | None = None,
    *,
    jobs: int = 1,
) -> Iterator[Validation]:
    """Validate a course, or parts of it.

    Parameters
    ----------
    course : Course
        The course.
    names : sequence of str
        Slugs, ids of items, or ids of lessons (each with the exercises that have its items). Without any:
        all exercises, lessons and assignments, the facts that are covered, and the folders that the course
        does not list.
    isolation : str
        ``"auto"`` or the name of an `Isolation`.
    progress : callable, optional
        Is told how many steps are done, and how many there are in all.
    jobs : int
        Processes.

    Yields
    ------
    Validation
        One for each exercise, lesson and assignment, in the order of the course, as soon as it is done.

    Raises
    ------
    UsageError
        If the course has nothing of such a name.
    SandboxError
        If the machinery fails: nothing was proved.
    """
    plans = plans_of(read_course(course), names, isolation)
    if jobs == 1 or len(plans) == 1:
        yield from _carried_out(plans, progress)
    else:
        yield from _shared_out(course.root, plans, isolation, progress, jobs)
    if not names:
        for kind, strays in ("exercise", stray_folders(course)), ("lesson", stray_lessons(course)):
            yield from (Validation(finding.name, kind, (finding,)) for finding in strays)


def _carried_out(plans: Sequence[Plan], progress: Progress | None) -> Iterator[Validation]:
    """Prove one after the other; a plan that ends early counts in full."""
    total, done = sum(plan.steps for plan in plans), 0

    def count(_: object = None) -> None:
        nonlocal done
        done += 1
        if progress is not None:
            progress(done, total)

    for plan in plans:
        ends = done + plan.steps
        yield plan.prove(count)
        while done < ends:
            count()


def _shared_out(
    root: Path, plans: Sequence[Plan], isolation: str, progress: Progress | None, jobs: int
) -> Iterator[Validation]:
    """Prove over several processes; steps are counted as their plans end."""
    total, done = sum(plan.steps for plan in plans), 0
    executor = local_pool(jobs)
    try:
        waiting = [executor.submit(prove_one, root, plan.kind, plan.name, isolation) for plan in plans]
        for plan, future in zip(plans, waiting, strict=True):
            validation = future.result()
            done += plan.steps
            if progress is not None:
                progress(done, total)
            yield validation
    except BaseException:
        stop(executor)
        raise
    executor.shutdown()


def prove_one(root: Path, kind: str, name: str, isolation: str) -> Validation:
    """Carry out one plan in a worker, which reads the course once."""
    return _plans_at(root, isolation)[kind, name].prove(lambda _: None)


@cache
def _plans_at(root: Path, isolation: str) -> dict[tuple[str, str], Plan]:
    plans = plans_of(read_course(find_course(root)), (), isolation)
    return {(plan.kind, plan.name): plan for plan in plans}
