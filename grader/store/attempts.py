"""Attempts: what a student handed in for an exercise, counted from 1. Equal bytes are kept once."""

import hashlib

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    delete,
    func,
    insert,
    select,
)

from grader.store.people import students
from grader.store.tables import metadata, now

sources = Table(
    "sources",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
attempts = Table(
    "attempts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("student_id", ForeignKey(students.c.id), nullable=False),
    Column("exercise", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("source_hash", ForeignKey(sources.c.hash), nullable=False, index=True),
    Column("received_at", Text, nullable=False),
    UniqueConstraint("student_id", "exercise", "number"),
    UniqueConstraint("student_id", "exercise", "source_hash"),
)


def known_attempt(connection: Connection, student: int, exercise: str, source: bytes) -> int:
    """Find the attempt with these bytes; what was not handed in before is the student's next one."""
    digest = hashlib.sha256(source).hexdigest()
    theirs = (attempts.c.student_id == student, attempts.c.exercise == exercise)
    found: int | None = connection.scalar(
        select(attempts.c.id).where(*theirs, attempts.c.source_hash == digest)
    )
    if found is not None:
        return found
    if connection.scalar(select(sources.c.hash).where(sources.c.hash == digest)) is None:
        connection.execute(insert(sources).values(hash=digest, content=source))
    last = connection.scalar(select(func.max(attempts.c.number)).where(*theirs)) or 0
    made = insert(attempts).values(
        student_id=student, exercise=exercise, number=last + 1, source_hash=digest, received_at=now()
    )
    return int(connection.execute(made.returning(attempts.c.id)).scalar_one())


def remove_attempts(connection: Connection, student: int) -> int:
    """Remove a student's attempts, and bytes that nobody else handed in; return how many attempts."""
    removed = connection.execute(delete(attempts).where(attempts.c.student_id == student)).rowcount
    connection.execute(delete(sources).where(sources.c.hash.not_in(select(attempts.c.source_hash))))
    return removed
