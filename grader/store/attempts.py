"""Attempts: what a student handed in for an exercise, counted from 1. Equal bytes are kept once.

What is the same as a student's latest attempt is that attempt again; who hands in A, B and A has made three.
In a folder that is graded a student may have several files: there, what is the same as their latest of that
file name is that attempt again.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    LargeBinary,
    Row,
    Table,
    Text,
    UniqueConstraint,
    func,
    insert,
    select,
    union,
    update,
)

from grader.models import Submission
from grader.store.assignments import assignments
from grader.store.people import only, students
from grader.store.runs import runs
from grader.store.tables import batches, metadata, now

NBGRADER = "nbgrader"
"""Where an attempt came from whose numbers everybody shares: nbgrader hands one notebook out to all."""

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
    Column("exercise", Text, nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("name", Text, nullable=False, server_default=""),
    Column("source_hash", ForeignKey(sources.c.hash), nullable=False, index=True),
    Column("refusal", Text, nullable=False, server_default=""),
    Column("via", Text, nullable=False, server_default="grade"),
    Column("handed_in_at", Text),
    Column("received_at", Text, nullable=False),
    Column("assignment_id", ForeignKey(assignments.c.id)),
    Column("last_run_id", ForeignKey(runs.c.id)),
    UniqueConstraint("student_id", "exercise", "number"),
)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What somebody handed in.

    Attributes
    ----------
    name : str
        What the file was called.
    handed_in_at : str or None
        When it was handed in; none where that is not known.
    received_at : str
        When it came into the store.
    via : str
        The command by which it came: ``"grade"``, ``"submit"`` or ``"collect"``; `NBGRADER` if from there.
    refusal : str
        Why there are no bytes; empty where there are.
    """

    id: int
    student: str
    exercise: str
    number: int
    name: str
    source_hash: str
    handed_in_at: str | None
    received_at: str
    via: str
    refusal: str

    @property
    def came_at(self) -> datetime:
        """When it was handed in, or came into the store where that is not known."""
        return datetime.fromisoformat(self.handed_in_at or self.received_at)


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What is handed in, before it is known whether that is a new attempt; `at` is none if not known."""

    student: int
    name: str
    source_hash: str
    refusal: str = ""
    at: str | None = None


ATTEMPT = (
    students.c.name.label("student"),
    *(attempts.c[name] for name in Attempt.__slots__ if name != "student"),
)
"""The columns of an `Attempt`."""


def attempt_in(row: Row[Any]) -> Attempt:
    """Read an attempt out of a row that has its columns."""
    return Attempt(**{name: getattr(row, name) for name in Attempt.__slots__})


def known_attempt(
    connection: Connection,
    student: int,
    exercise: str,
    submission: Submission,
    *,
    via: str,
    handed_in_at: str | None = None,
    assignment: int | None = None,
) -> int:
    """Find the attempt that this is; what the student did not hand in last is their next one.

    Parameters
    ----------
    connection : Connection
        To the store.
    student : int
        Who hands in.
    exercise : str
        Its slug.
    submission : Submission
        What is handed in; the bytes are kept.
    via : str
        The command by which it comes.
    handed_in_at : str, optional
        When it was handed in, if known.
    assignment : int, optional
        The assignment as it is now.
    """
    digest = _kept(connection, submission.source)
    one = HandedIn(student, submission.name, digest, submission.refusal, handed_in_at)
    (found,) = known_attempts(connection, exercise, [one], via=via, assignment=assignment)
    return found


def known_attempts(
    connection: Connection,
    exercise: str,
    handed_in: Sequence[HandedIn],
    *,
    via: str,
    assignment: int | None = None,
) -> list[int]:
    """Find the attempts that these are, in their order; the bytes of all are kept already."""
    latest: dict[tuple[int, str | None], Row[Any]] = {}
    for row in _latest(connection, exercise, handed_in):
        latest[row.student_id, None] = latest[row.student_id, row.name] = row
    found = []
    for one in handed_in:
        last = latest.get((one.student, None))
        named = latest.get((one.student, one.name)) if via != "submit" else None
        same = next((row for row in (last, named) if row is not None and _is(row, one)), None)
        if same is None:
            number = 1 + (last.number if last is not None else 0)
            same = _added(connection, exercise, number, one, via, assignment)
            latest[one.student, None] = latest[one.student, one.name] = same
        elif same.handed_in_at is None and one.at is not None:
            now_known = update(attempts).where(attempts.c.id == same.id).values(handed_in_at=one.at)
            connection.execute(now_known)
        found.append(same.id)
    return found


def attempts_of(connection: Connection, exercise: str, student: str | None = None) -> list[Attempt]:
    """List what was handed in for an exercise, or by one student, in the order of students and numbers."""
    listed = select(*ATTEMPT).join_from(attempts, students)
    rows = connection.execute(listed.where(attempts.c.exercise == exercise, only(student)))
    return sorted(map(attempt_in, rows), key=lambda attempt: (attempt.student, attempt.number))


def submission_of(connection: Connection, attempt_id: int) -> Submission:
    """Read an attempt with its bytes, as it was handed in."""
    wanted = select(
        attempts.c.name,
        students.c.name.label("student"),
        sources.c.content,
        attempts.c.refusal,
        attempts.c.via,
    )
    joined = wanted.join_from(attempts, students).join(sources, sources.c.hash == attempts.c.source_hash)
    row = connection.execute(joined.where(attempts.c.id == attempt_id)).one()
    return Submission(row.name, row.student, row.content, row.refusal, shared_numbers=row.via == NBGRADER)


def note_run(connection: Connection, attempt_ids: Sequence[int], run: int) -> None:
    """Write down that a run met attempts: they are what their students have now."""
    for some in batches(attempt_ids):
        connection.execute(update(attempts).where(attempts.c.id.in_(some)).values(last_run_id=run))


def _kept(connection: Connection, source: bytes) -> str:
    """Keep bytes once; return their hash."""
    digest = hashlib.sha256(source).hexdigest()
    if connection.scalar(select(sources.c.hash).where(sources.c.hash == digest)) is None:
        connection.execute(insert(sources).values(hash=digest, content=source))
    return digest


def _latest(connection: Connection, exercise: str, handed_in: Iterable[HandedIn]) -> list[Row[Any]]:
    """Read the latest attempt of each of these students, and their latest of each of these file names."""
    of = attempts.c
    whose = of.exercise == exercise, of.student_id.in_({one.student for one in handed_in})
    numbers = select(of.student_id, func.max(of.number).label("number")).where(*whose)
    named = numbers.where(of.name.in_({one.name for one in handed_in})).group_by(of.student_id, of.name)
    last = union(numbers.group_by(of.student_id), named).subquery()
    same = (of.student_id == last.c.student_id) & (of.number == last.c.number)
    found = connection.execute(select(attempts).join(last, same).where(*whose).order_by(of.number))
    return list(found)


def _is(row: Row[Any], one: HandedIn) -> bool:
    return bool((row.source_hash, row.refusal) == (one.source_hash, one.refusal))


def _added(
    connection: Connection, exercise: str, number: int, one: HandedIn, via: str, assignment: int | None
) -> Row[Any]:
    made = insert(attempts).values(
        student_id=one.student,
        exercise=exercise,
        number=number,
        name=one.name,
        source_hash=one.source_hash,
        refusal=one.refusal,
        via=via,
        handed_in_at=one.at,
        received_at=now(),
        assignment_id=assignment,
    )
    return connection.execute(made.returning(attempts)).one()
