"""Driving a validation: the exercises that were asked for, one after the other, with progress."""

from collections.abc import Callable, Iterator, Sequence

from grader.catalog import EXERCISE_FILE, Course, Exercise, load_exercise
from grader.errors import CatalogError
from grader.validation.exercise import validate_exercise
from grader.validation.findings import Finding, Validation
from grader.validation.folder import stray_folders
from grader.validation.solutions import Solutions, read_solutions

Progress = Callable[[int, int], None]


def validate(
    course: Course, names: Sequence[str] = (), isolation: str = "auto", progress: Progress | None = None
) -> Iterator[Validation]:
    """Validate exercises of a course.

    Parameters
    ----------
    course : Course
        Where they stand.
    names : sequence of str
        Slugs, or ids of items; without any, all exercises, and the folders that the course does not list.
    isolation : str
        ``"auto"`` or the name of an `Isolation`.
    progress : callable, optional
        Is told how many submissions are graded, and how many there are in all.

    Yields
    ------
    Validation
        One for each exercise, as soon as it is done.

    Raises
    ------
    UsageError
        If the course has no such exercise.
    SandboxError
        If the machinery fails: nothing was proved.
    """
    slugs = [course.exercise(name).slug if name not in course.manifest.exercises else name for name in names]
    plans = {slug: _plan(course, slug) for slug in slugs or course.manifest.exercises}
    items = _items(course)
    total = sum(len(plan[1].submissions()) for plan in plans.values() if not isinstance(plan, Finding))
    graded = 0

    def count(_: object = None) -> None:
        nonlocal graded
        graded += 1
        if progress is not None:
            progress(graded, total)

    for slug, plan in plans.items():
        if isinstance(plan, Finding):
            yield Validation(slug, (plan,))
        else:
            before = graded
            yield validate_exercise(*plan, items, isolation, count)
            while graded < before + len(plan[1].submissions()):
                count()
    if not names:
        yield from (Validation(finding.exercise, (finding,)) for finding in stray_folders(course))


def _plan(course: Course, slug: str) -> tuple[Exercise, Solutions] | Finding:
    """Read what is to be validated, or find that it cannot be read."""
    try:
        exercise = load_exercise(course.root / "exercises" / slug, course.root)
    except CatalogError as error:
        return Finding(slug, EXERCISE_FILE, str(error))
    return exercise, read_solutions(exercise)


def _items(course: Course) -> set[str]:
    """Return the ids of the items of a course, as far as its exercises can be read."""
    plans = [_plan(course, slug) for slug in course.manifest.exercises]
    return {plan[0].manifest.item for plan in plans if not isinstance(plan, Finding)}
