"""Hints that a student has seen, and when first; number 0 is the solution."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Column, Connection, ForeignKey, Integer, Table, Text, UniqueConstraint, insert, select

from grader.store.people import only, students
from grader.store.tables import metadata, now

SOLUTION = 0
"""The number under which a look at the solution is noted."""

hints = Table(
    "hints",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("student_id", ForeignKey(students.c.id), nullable=False),
    Column("exercise", Text, nullable=False),
    Column("item", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("at", Text, nullable=False),
    UniqueConstraint("student_id", "exercise", "item", "number"),
)


@dataclass(frozen=True, slots=True)
class SeenHint:
    """A hint of an item, and when it was seen first."""

    item: str
    number: int
    at: str


def note_hint(connection: Connection, student: int, exercise: str, item: str, number: int) -> None:
    """Write down that a student sees a hint; the first time stays."""
    seen = {"student_id": student, "exercise": exercise, "item": item, "number": number}
    if connection.scalar(select(hints.c.id).filter_by(**seen)) is None:
        connection.execute(insert(hints).values(**seen, at=now()))


def hints_of(connection: Connection, exercise: str, student: str | None = None) -> dict[str, list[SeenHint]]:
    """Return what was seen for an exercise, by student, in the order in which it was."""
    listed = select(students.c.name, hints.c.item, hints.c.number, hints.c.at).join_from(hints, students)
    theirs = listed.where(hints.c.exercise == exercise, only(student)).order_by(hints.c.id)
    found: dict[str, list[SeenHint]] = defaultdict(list)
    for name, *seen in connection.execute(theirs):
        found[name].append(SeenHint(*seen))
    return dict(found)
