"""Marking by hand: mark."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from grader.cli.main import INSTRUCTORS, app
from grader.cli.mark_changes import Wish, commented, marked, points_in
from grader.cli.shared import (
    CourseOption,
    DataOption,
    JsonFlag,
    assignment_at,
    course_at,
    data_place,
    name_of,
    print_json,
)
from grader.errors import UsageError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from grader.assignments import Assignment
    from grader.catalog import Course, Exercise
    from grader.marking import Paper, Waiting
    from grader.store.opening import Store


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a name means: exercises of an assignment, perhaps one item of them."""

    course: "Course"
    assignment: "Assignment"
    exercises: "tuple[Exercise, ...]"
    part: str

    @property
    def one(self) -> "Exercise":
        """The only exercise."""
        if len(self.exercises) > 1:
            names = ", ".join(exercise.slug for exercise in self.exercises)
            raise UsageError(f"{self.assignment.name} has {len(self.exercises)} exercises; name one: {names}")
        return self.exercises[0]

    def waiting(self, connection: "Connection", student: str) -> "list[Waiting]":
        """List what waits in all of it."""
        from grader.marking import waiting

        return [
            one
            for exercise in self.exercises
            for one in waiting(connection, exercise, self.assignment, student or None)
            if self.part in ("", one.item)
        ]

    def paper(self, connection: "Connection", slug: str, student: str, number: int | None) -> "Paper":
        """Read one attempt."""
        from grader.marking import paper_of
        from grader.variants import key_of

        exercise = self.course.exercise(slug)
        key = key_of(self.course) if exercise.asks else None
        return paper_of(connection, exercise, self.assignment, student, number, key)


@app.command(rich_help_panel=INSTRUCTORS)
def mark(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="An assignment, an exercise, or the id of an item (P03).")
    ],
    student: Annotated[
        str,
        typer.Argument(metavar="STUDENT", help="Whose work; else what waits is listed.", show_default=False),
    ] = "",
    part: Annotated[
        str,
        typer.Argument(metavar="PART", help="The id of an item; else the whole attempt.", show_default=False),
    ] = "",
    points: Annotated[
        str | None, typer.Option("--points", metavar="N", help="Give points, such as 2.5 or 7/2.")
    ] = None,
    rubric: Annotated[
        list[int] | None,
        typer.Option("--rubric", metavar="LINE", help="Give the points of this line. May be said again."),
    ] = None,
    reason: Annotated[
        str,
        typer.Option("--reason", metavar="TEXT", help="Why; the student reads it."),
    ] = "",
    extra: Annotated[bool, typer.Option("--extra", help="More than full points: extra credit.")] = False,
    comment: Annotated[
        str | None, typer.Option("--comment", metavar="TEXT", help="Write to the student.")
    ] = None,
    line: Annotated[
        int,
        typer.Option(
            "--line", min=0, help="The line of the file that --comment is about.", show_default=False
        ),
    ] = 0,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Take points back that were given.")] = False,
    withdraw_comment: Annotated[
        int | None, typer.Option("--withdraw-comment", metavar="N", help="Take comment N back.")
    ] = None,
    attempt: Annotated[
        int | None, typer.Option("--attempt", min=1, help="Its number; else the one that counts.")
    ] = None,
    one_by_one: Annotated[
        bool, typer.Option("--next", help="Go through all that waits, one by one.")
    ] = False,
    data: DataOption = "",
    course: CourseOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Judge what a person has to: list what waits, read an answer, give points, write comments."""
    from grader.cli.mark_walk import walk
    from grader.store.opening import opened

    wish = Wish(
        points_in(points) if points is not None else None,
        tuple(rubric or ()),
        reason.strip(),
        extra,
        comment,
        line,
        withdraw,
        withdraw_comment,
    )
    wish.check()
    if (wish != Wish() or attempt is not None) and (not student or one_by_one):
        raise UsageError("name the student whose work this is about, without --next")
    found = course_at(course)
    chosen = _chosen(found, name, part)
    whose = name_of(student)
    with opened(data_place(data, found.root)) as store:
        if one_by_one:
            walk(store, chosen, whose, as_json=as_json)
        elif not whose:
            _list(store, chosen, name, as_json=as_json)
        else:
            lines = _change(store, chosen, whose, attempt, wish)
            if as_json or not lines:
                _show(store, chosen, whose, attempt, as_json=as_json)
            else:
                print("\n".join(lines))


def _chosen(course: "Course", name: str, part: str) -> Chosen:
    """Find out what is meant: an item named twice is one item, and an item tells its exercise."""
    assignment = assignment_at(course, name)
    exercises = tuple(course.exercise(one.slug) for one in assignment.parts)
    items = {item.id: exercise for exercise in exercises for item in exercise.manifest.items}
    if name in items:
        if part not in ("", name):
            raise UsageError(f"{name} is an item, and {part} another; name one of them")
        part = name
    elif name in course.manifest.exercises:
        exercises = (course.exercise(name),)
    if part:
        known = [item.id for exercise in exercises for item in exercise.manifest.items]
        if part not in known:
            raise UsageError(f"no item {part!r} in {name}; there are: {', '.join(known)}")
        exercises = (items[part],)
    return Chosen(course, assignment, exercises, part)


def _list(store: "Store", chosen: Chosen, name: str, *, as_json: bool) -> None:
    from grader.cli.mark_screens import waiting_data, waiting_screen

    with store.reading() as connection:
        waits = chosen.waiting(connection, "")
    if as_json:
        print_json({"schema": 1, "waiting": waiting_data(waits)})
        return
    print(waiting_screen(waits))
    if waits:
        print(f"Next:  grader mark {name} --next    ·    grader mark {waits[0].item} STUDENT")


def _show(store: "Store", chosen: Chosen, student: str, number: int | None, *, as_json: bool) -> None:
    from grader.cli.mark_screens import paper_data, paper_screen

    with store.reading() as connection:
        paper = chosen.paper(connection, chosen.one.slug, student, number)
    if as_json:
        print_json({"schema": 1, **paper_data(paper, chosen.part)})
    else:
        print(paper_screen(paper, chosen.part, datetime.now(UTC)))


def _change(store: "Store", chosen: Chosen, student: str, number: int | None, wish: Wish) -> list[str]:
    """Do all that was asked for, or nothing; say what came of it."""
    if wish == Wish():
        return []
    with store.writing() as connection:
        paper = chosen.paper(connection, chosen.one.slug, student, number)
        return [*commented(connection, paper, wish), *marked(connection, paper, chosen.part, wish)]
