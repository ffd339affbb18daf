"""Extensions: a later due time, more attempts, or both, for one student and one assignment.

A new one takes the place of the one before, which stays to be read.
"""

from dataclasses import dataclass

from sqlalchemy import Column, Connection, ForeignKey, Integer, Table, Text, insert, select, update

from grader.store.audit import note, user
from grader.store.people import only, students
from grader.store.tables import metadata, now

granted = Table(
    "extensions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("student_id", ForeignKey(students.c.id), nullable=False, index=True),
    Column("assignment", Text, nullable=False, index=True),
    Column("until", Text),
    Column("extra_attempts", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("withdrawn_at", Text),
)


@dataclass(frozen=True, slots=True)
class Extension:
    """What somebody was granted; `until` is none where the due time is everybody's."""

    until: str | None
    extra_attempts: int
    reason: str
    by: str
    at: str


def extend(
    connection: Connection,
    assignment: str,
    student: int,
    *,
    until: str | None = None,
    extra_attempts: int = 0,
    reason: str = "",
) -> None:
    """Grant a student a later due time, more attempts, or both, instead of what was granted before."""
    _end(connection, assignment, student)
    made = insert(granted).values(
        student_id=student,
        assignment=assignment,
        until=until,
        extra_attempts=extra_attempts,
        reason=reason,
        by=user(),
        at=now(),
    )
    connection.execute(made)
    note(connection, "extend", f"{assignment} for student {student}")


def withdraw(connection: Connection, assignment: str, student: int) -> bool:
    """Take back what a student was granted; say whether there was anything."""
    ended = _end(connection, assignment, student)
    if ended:
        note(connection, "withdraw extension", f"{assignment} for student {student}")
    return ended


def extensions(connection: Connection, assignment: str, student: str | None = None) -> dict[str, Extension]:
    """Return what is granted now, by student."""
    columns = (granted.c[name] for name in Extension.__slots__)
    listed = select(students.c.name, *columns).join_from(granted, students)
    holds = granted.c.assignment == assignment, granted.c.withdrawn_at.is_(None), only(student)
    return {name: Extension(*said) for name, *said in connection.execute(listed.where(*holds))}


def _end(connection: Connection, assignment: str, student: int) -> bool:
    theirs = granted.c.assignment == assignment, granted.c.student_id == student
    ended = update(granted).where(*theirs, granted.c.withdrawn_at.is_(None)).values(withdrawn_at=now())
    return bool(connection.execute(ended).rowcount)
