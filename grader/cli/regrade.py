"""Grading again by the tests of today: regrade."""

import shutil
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from grader.cli.classes import check_isolation, progress
from grader.cli.main import INSTRUCTORS, ExitCode, app
from grader.cli.shared import (
    CourseOption,
    DataOption,
    Jobs,
    JsonFlag,
    assignment_at,
    course_at,
    data_place,
    print_json,
)
from grader.errors import NotAllowedError, UsageError

if TYPE_CHECKING:
    from grader.assignments import Assignment
    from grader.catalog import Course, Exercise
    from grader.regrading import GradedAgain, Regraded
    from grader.store.opening import Store


@app.command(rich_help_panel=INSTRUCTORS)
def regrade(
    name: Annotated[str, typer.Argument(metavar="NAME", help="An assignment or an exercise.")],
    let_hold: Annotated[bool, typer.Option("--apply", help="Let the new results hold.")] = False,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why; it is kept.", show_default=False)] = "",
    allow_decrease: Annotated[
        bool, typer.Option("--allow-decrease", help="Move those as well for whom less would count.")
    ] = False,
    take_back: Annotated[
        bool, typer.Option("--undo", help="Take the newest one back; the earlier results hold again.")
    ] = False,
    jobs: Jobs = None,
    isolation: Annotated[str, typer.Option(help="auto, full, filters or namespaces.")] = "auto",
    data: DataOption = "",
    course: CourseOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Grade all that was handed in by the tests of today, and show who would move; --apply lets it hold."""
    from grader.store.opening import opened

    if take_back and (let_hold or reason or allow_decrease):
        raise UsageError("--undo takes back what was applied; it goes with none of the other choices")
    if let_hold and not reason.strip():
        raise UsageError("--apply needs --reason TEXT: it is kept, and those who ask are told")
    if isolation == "process":
        raise NotAllowedError("other people's code is not run without a sandbox; leave --isolation out")
    found = course_at(course)
    chosen = _chosen(found, name)
    with opened(data_place(data, found.root)) as store:
        if take_back:
            _undo(store, chosen, as_json=as_json)
            return
        graded = _graded_again(store, found, name, chosen, jobs, isolation)
        changes = _changes(store, graded, reason.strip() if let_hold else "", allow_decrease=allow_decrease)
    _show(name, changes, let_hold=let_hold, as_json=as_json)
    if any(one.faults for one in graded):
        raise typer.Exit(ExitCode.OURS)


def _chosen(course: "Course", name: str) -> "list[tuple[Exercise, Assignment]]":
    """Return the exercises that a name means, each with its assignment."""
    assignment = assignment_at(course, name)
    if name == assignment.name:
        return [(course.exercise(part.slug), assignment) for part in assignment.parts]
    return [(course.exercise(name), assignment)]


def _graded_again(
    store: "Store",
    course: "Course",
    name: str,
    chosen: "list[tuple[Exercise, Assignment]]",
    jobs: int | None,
    isolation: str,
) -> "list[GradedAgain]":
    """Grade the attempts of all exercises that have any."""
    from grader.regrading import grade_again
    from grader.store.attempts import attempts_of
    from grader.variants import key_of

    with store.reading() as connection:
        sizes = {exercise.slug: len(attempts_of(connection, exercise.slug)) for exercise, _ in chosen}
    if not any(sizes.values()):
        raise UsageError(f"{store.place}: nothing that was handed in for {name} is kept there")
    chosen = [(exercise, assignment) for exercise, assignment in chosen if sizes[exercise.slug]]
    for exercise, _ in chosen:
        exercise.require_hidden_suite()
    if any(exercise.runs_code for exercise, _ in chosen):
        check_isolation(isolation)
    graded = []
    try:
        for exercise, assignment in chosen:
            key = key_of(course) if exercise.draws else None
            with progress(exercise.slug, sizes[exercise.slug]) as advance:
                graded.append(grade_again(store, exercise, assignment, key, jobs, isolation, advance))
    except KeyboardInterrupt:
        kept = "Nobody moved. What was finished is kept; the same command goes on from there."
        print(f"\nInterrupted. {kept}", file=sys.stderr)
        raise
    return graded


def _changes(
    store: "Store", graded: "list[GradedAgain]", reason: str, *, allow_decrease: bool
) -> "tuple[Regraded, ...]":
    """Find what changes; with a reason it holds."""
    from grader.regrading import apply, preview

    if reason:
        return apply(store, graded, reason, allow_decrease=allow_decrease)
    return preview(store, graded, allow_decrease=allow_decrease)


def _show(name: str, changes: "tuple[Regraded, ...]", *, let_hold: bool, as_json: bool) -> None:
    from grader.regrading.text import ending, regrade_data, regrade_screen

    if as_json:
        applied = any(one.number for one in changes)
        print_json({"schema": 1, "applied": applied, "exercises": [regrade_data(one) for one in changes]})
        return
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else sys.maxsize
    for one in changes:
        print(f"{regrade_screen(one, width)}\n")
    print(ending(name, changes, let_hold=let_hold))


def _undo(store: "Store", chosen: "list[tuple[Exercise, Assignment]]", *, as_json: bool) -> None:
    from grader.regrading import undo
    from grader.regrading.text import undone_data, undone_screen

    undone = undo(store, chosen)
    if as_json:
        print_json({"schema": 1, "undone": [undone_data(one) for one in undone]})
    else:
        print("\n\n".join(map(undone_screen, undone)))
