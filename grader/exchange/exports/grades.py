"""Who has a grade in an assignment, and who not, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from html import escape

from grader.assignments import spelled_out
from grader.assignments.wording import short
from grader.gradebook import Book, Row
from grader.report.words import visible
from grader.store.people import Person

COMMENT = "Points: "
"""Begins every comment that is written here: by it a later export knows its own."""


class State(StrEnum):
    """Whether points are a grade."""

    GRADED = "graded"
    PENDING = "points wait for a person"
    WAITING = "not graded yet"
    UNREADABLE = "handed in what cannot be graded"
    NOTHING = "nothing handed in"
    NAMELESS = "handed in without a name"


@dataclass(frozen=True, slots=True)
class Result:
    """What a student's work counts, out of what an export says.

    Attributes
    ----------
    person : Person
        Whose.
    state : State
        Whether it is a grade.
    points, out_of, pending : Fraction
        Counted, of how many, and how many of the rest wait for a person.
    parts : mapping
        The points of each exercise by slug, in the assignment's own; none where nothing could be judged.
    comment : str
        One sentence of HTML that says how it came about.
    """

    person: Person
    state: State
    points: Fraction
    out_of: Fraction
    pending: Fraction
    parts: Mapping[str, Fraction | None]
    comment: str

    @property
    def has_points(self) -> bool:
        """Whether there are points that could count as they are."""
        return self.state not in (State.NOTHING, State.NAMELESS) and (
            self.state is not State.WAITING or any(part is not None for part in self.parts.values())
        )


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A student who gets no grade in a file, and why."""

    name: str
    why: str


def results_of(book: Book, out_of: Fraction | None = None) -> list[Result]:
    """Say what everybody's work counts; `out_of` is what full points are, else the assignment's own."""
    own = sum((book.weight(exercise) for exercise in book.exercises), Fraction(0))
    return [_result(book, row, own, out_of or own) for row in book.rows]


def granted(results: Iterable[Result], *, pending: bool) -> tuple[list[Result], list[LeftOut]]:
    """Tell the grades from what is none; with `pending`, points that may still change are grades too."""
    grades, left_out = [], []
    for result in results:
        if result.state is State.GRADED or (pending and result.has_points):
            grades.append(result)
        else:
            left_out.append(LeftOut(result.person.name, result.state))
    return grades, left_out


def _result(book: Book, row: Row, own: Fraction, out_of: Fraction) -> Result:
    share = out_of / own
    parts: dict[str, Fraction | None] = {}
    for exercise in book.exercises:
        work = row.works.get(exercise.slug)
        standing = work.grade.standing if work else None
        parts[exercise.slug] = standing.weighted(book.weight(exercise)) if standing else None
    return Result(
        row.person,
        _state(row),
        row.total.points * share,
        out_of,
        row.total.pending * share,
        parts,
        _comment(book, row),
    )


def _state(row: Row) -> State:
    works = [work for work in row.works.values() if work.attempts]
    if not row.person.name:
        return State.NAMELESS
    if not works:
        return State.NOTHING
    if any(work.waiting for work in works):
        return State.WAITING
    if any(work.grade.standing is None for work in works):
        return State.UNREADABLE
    return State.PENDING if row.total.pending else State.GRADED


def _comment(book: Book, row: Row) -> str:
    """Say in one sentence how the points came about; HTML, without any sign that ends a cell."""
    said = []
    for exercise in book.exercises:
        work = row.works.get(exercise.slug)
        if work is not None and work.grade.standing is not None:
            spelled = spelled_out(work.grade.standing, book.weight(exercise))
            said.append(spelled if len(book.exercises) == 1 else f"{exercise.slug}: {spelled}")
    if len(book.exercises) > 1:
        said.append(f"in all {short(row.total.points)} of {short(row.total.out_of)}")
    sentence = " ".join(visible("; ".join(said) or "nothing could be graded").split())
    return escape(f"{COMMENT}{sentence}.")
