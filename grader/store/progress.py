"""Progress: what a student did with a lesson or an item, and when first."""

from dataclasses import dataclass

from sqlalchemy import Column, Connection, ForeignKey, Integer, Table, Text, UniqueConstraint, insert, select

from grader.store.people import only, students
from grader.store.tables import metadata, now

progress = Table(
    "progress",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("student_id", ForeignKey(students.c.id), nullable=False),
    Column("thing", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("at", Text, nullable=False),
    UniqueConstraint("student_id", "thing", "event"),
)


@dataclass(frozen=True, slots=True)
class Progress:
    """What happened with a thing, such as a lesson that was read, and when first."""

    thing: str
    event: str
    at: str


def note_progress(connection: Connection, student: int, thing: str, event: str) -> None:
    """Write down what a student did; the first time stays."""
    done = {"student_id": student, "thing": thing, "event": event}
    if connection.scalar(select(progress.c.id).filter_by(**done)) is None:
        connection.execute(insert(progress).values(**done, at=now()))


def progress_of(connection: Connection, student: str) -> list[Progress]:
    """List what a student did, in the order in which it was done."""
    columns = (progress.c[name] for name in Progress.__slots__)
    listed = select(*columns).join_from(progress, students).where(only(student)).order_by(progress.c.id)
    return [Progress(*row) for row in connection.execute(listed)]
