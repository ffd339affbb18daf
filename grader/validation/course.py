"""Driving a validation: what was asked for, one after the other, with progress."""

from collections.abc import Callable, Iterator, Sequence

from grader.catalog import Course
from grader.validation.challenges.folder import stray_folders, stray_lessons
from grader.validation.findings import Validation
from grader.validation.plans import Plan, plans_of
from grader.validation.reading import read_course

Progress = Callable[[int, int], None]


def validate(
    course: Course, names: Sequence[str] = (), isolation: str = "auto", progress: Progress | None = None
) -> Iterator[Validation]:
    """Validate a course, or parts of it.

    Parameters
    ----------
    course : Course
        The course.
    names : sequence of str
        Slugs, ids of items, or ids of lessons (each with the exercises that have its items). Without any:
        all exercises and lessons, the facts that they cover, and the folders that the course does not list.
    isolation : str
        ``"auto"`` or the name of an `Isolation`.
    progress : callable, optional
        Is told how many steps are done, and how many there are in all.

    Yields
    ------
    Validation
        One for each exercise and lesson, as soon as it is done.

    Raises
    ------
    UsageError
        If the course has nothing of such a name.
    SandboxError
        If the machinery fails: nothing was proved.
    """
    plans = plans_of(read_course(course), names, isolation)
    yield from _carried_out(plans, progress)
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
