"""The assignments of a course, read from their files and checked; an exercise stands in one at most."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from zoneinfo import ZoneInfoNotFoundError, available_timezones

from grader.assignments.assignment import Assignment
from grader.assignments.manifest import AssignmentManifest, Part, Shown
from grader.assignments.moments import in_utc, why_no_moment, zone_of
from grader.catalog import Course
from grader.errors import CatalogError, UsageError
from grader.manifests import line_of, read_manifest

ASSIGNMENTS = Path("exercises", "assignments")
NAME = r"[a-z0-9][a-z0-9_-]*"
Problem = tuple[tuple[str | int, ...], str]
"""The key that something is wrong with, and the sentence about it."""


def assignment_files(course: Course) -> list[Path]:
    """Return the files of the assignments, by name."""
    folder = course.root / ASSIGNMENTS
    return sorted(path for path in folder.glob("*.toml") if not path.name.startswith("."))


def assignments_of(course: Course) -> list[Assignment]:
    """Read all assignments of a course, in the order of their first exercises.

    Raises
    ------
    CatalogError
        If a file cannot be used, or two have the same exercise; the text names file and line.
    """
    found = [load_assignment(path, course) for path in assignment_files(course)]
    for _, problem in shared_exercises(course, found):
        raise CatalogError(problem)
    order = course.manifest.exercises
    return sorted(found, key=lambda assignment: min(order.index(part.slug) for part in assignment.parts))


def assignment_named(course: Course, name: str) -> Assignment:
    """Return one assignment.

    Raises
    ------
    UsageError
        If there is none of this name.
    CatalogError
        If a file cannot be used.
    """
    known = {assignment.name: assignment for assignment in assignments_of(course)}
    if name in known:
        return known[name]
    if not known:
        raise UsageError(f"no assignment {name!r}: {course.title!r} has none (they stand in {ASSIGNMENTS}/)")
    meant = get_close_matches(name, known)
    instead = f"did you mean {' or '.join(meant)}?" if meant else f"there are: {', '.join(known)}"
    raise UsageError(f"no assignment {name!r} in {course.title!r}; {instead}")


def assignment_of(course: Course, slug: str) -> Assignment:
    """Return the assignment that an exercise is in, else the rules for one that is in none.

    Raises
    ------
    CatalogError
        If a file cannot be used.
    """
    for assignment in assignments_of(course):
        if any(part.slug == slug for part in assignment.parts):
            return assignment
    return unassigned([slug])


def unassigned(slugs: Iterable[str]) -> Assignment:
    """Return the rules for exercises that are in no assignment: no due time, no limit, the last counts."""
    return Assignment("", "In no assignment", tuple(Part(slug=slug) for slug in slugs), counts="last")


def load_assignment(path: Path, course: Course) -> Assignment:
    """Read the file of one assignment.

    Raises
    ------
    CatalogError
        If it cannot be used; a line of the text for each problem, with file, line and key.
    """
    if not re.fullmatch(NAME, path.stem):
        raise CatalogError(f"{path}: the name must be lower case letters, digits, _ and -")
    manifest = read_manifest(path, AssignmentManifest)
    problems = list(_problems(manifest, course))
    if problems:
        text = path.read_text(encoding="utf-8")
        raise CatalogError("\n".join(_told(path, text, *problem) for problem in problems))
    zone = zone_of(manifest.zone)
    return Assignment(
        name=path.stem,
        title=manifest.title,
        parts=tuple(manifest.exercises),
        opens=in_utc(manifest.opens, zone) if manifest.opens is not None else None,
        due=in_utc(manifest.due, zone) if manifest.due is not None else None,
        zone=zone,
        late=manifest.late,
        attempts=manifest.attempts,
        counts=manifest.counts,
        tests=manifest.tests,
    )


def shared_exercises(course: Course, assignments: Iterable[Assignment]) -> Iterator[tuple[str, str]]:
    """Find exercises that stand in two assignments: the name of the later one, and a sentence with both."""
    first: dict[str, str] = {}
    for assignment in assignments:
        for number, part in enumerate(assignment.parts):
            other = first.setdefault(part.slug, assignment.name)
            if other != assignment.name:
                path = course.root / ASSIGNMENTS / f"{assignment.name}.toml"
                sentence = f"{part.slug} is in {other}.toml as well; an exercise stands in one assignment"
                told = _told(path, path.read_text(encoding="utf-8"), ("exercises", number, "slug"), sentence)
                yield assignment.name, told


def _told(path: Path, text: str, key: tuple[str | int, ...], sentence: str) -> str:
    return f"{path}:{line_of(text, key)}: {'.'.join(map(str, key))}: {sentence}"


def _problems(manifest: AssignmentManifest, course: Course) -> Iterator[Problem]:
    """Find what the schema does not see."""
    yield from _problems_of_exercises(manifest, course)
    yield from _problems_of_times(manifest)
    if manifest.due is None:
        if "late" in manifest.model_fields_set:
            yield ("late",), "is a rule for nothing: there is no due"
        if manifest.tests is Shown.AFTER_DUE:
            yield ("tests",), "is after_due, but there is no due"
        for number, part in enumerate(manifest.exercises):
            for case in (case for case, how in part.tests.items() if how is Shown.AFTER_DUE):
                yield ("exercises", number, "tests"), f"{case} is after_due, but there is no due"


def _problems_of_exercises(manifest: AssignmentManifest, course: Course) -> Iterator[Problem]:
    slugs = [part.slug for part in manifest.exercises]
    known = course.manifest.exercises
    for number, slug in enumerate(slugs):
        key = ("exercises", number, "slug")
        if slug in slugs[:number]:
            yield key, f"{slug} stands here twice"
        if slug not in known:
            meant = get_close_matches(slug, known)
            instead = f"; did you mean {' or '.join(meant)}?" if meant else ""
            yield key, f"the course has no exercise {slug!r}{instead}"


def _problems_of_times(manifest: AssignmentManifest) -> Iterator[Problem]:
    try:
        zone = zone_of(manifest.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: the name of a folder of zones
        meant = get_close_matches(manifest.zone, available_timezones(), 1)
        instead = f"; did you mean {meant[0]}?" if meant else ""
        yield ("zone",), f"there is no time zone {manifest.zone!r}{instead}"
        return
    given = {"opens": manifest.opens, "due": manifest.due}
    wrong = {name: said for name, when in given.items() if when and (said := why_no_moment(when, zone))}
    yield from (((name,), said) for name, said in wrong.items())
    if wrong or manifest.opens is None or manifest.due is None:
        return
    if in_utc(manifest.due, zone) <= in_utc(manifest.opens, zone):
        yield ("due",), f"is {manifest.due}, which is not after opens, {manifest.opens}"
