"""What people say of an attempt: marks, which set points, and comments on its lines.

A new mark of a part takes the place of the one before; what was withdrawn stays to be read.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from sqlalchemy import Column, Connection, ForeignKey, Integer, Row, Table, Text, insert, select, update

from grader.store.attempts import attempts
from grader.store.audit import note, user
from grader.store.people import only, students
from grader.store.tables import metadata, now

marks = Table(
    "marks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("attempt_id", ForeignKey(attempts.c.id), nullable=False, index=True),
    Column("part", Text, nullable=False),
    Column("points", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("withdrawn_at", Text),
)
comments = Table(
    "comments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("attempt_id", ForeignKey(attempts.c.id), nullable=False, index=True),
    Column("line", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("withdrawn_at", Text),
)


@dataclass(frozen=True, slots=True)
class StoredMark:
    """Points that somebody gave for a part of an attempt: an item, a test case, or all of it (empty)."""

    part: str
    points: Fraction
    reason: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class StoredComment:
    """What somebody wrote to a line of an attempt; to all of it where `line` is 0."""

    id: int
    line: int
    text: str
    by: str
    at: str


def mark(connection: Connection, attempt_id: int, part: str, points: Fraction, reason: str) -> None:
    """Give points for a part of an attempt, instead of what was given before."""
    _end_mark(connection, attempt_id, part)
    given = {"attempt_id": attempt_id, "part": part, "points": str(points), "reason": reason}
    connection.execute(insert(marks).values(**given, by=user(), at=now()))
    note(connection, "mark", f"{part or 'all'} of attempt {attempt_id}: {points}")


def withdraw_mark(connection: Connection, attempt_id: int, part: str) -> bool:
    """Take back the points that were given for a part; say whether there were any."""
    ended = _end_mark(connection, attempt_id, part)
    if ended:
        note(connection, "withdraw mark", f"{part or 'all'} of attempt {attempt_id}")
    return ended


def comment(connection: Connection, attempt_id: int, line: int, text: str) -> int:
    """Write to a line of an attempt, or to all of it: line 0; return the number of the comment."""
    written = {"attempt_id": attempt_id, "line": line, "text": text, "by": user(), "at": now()}
    made = insert(comments).values(written).returning(comments.c.id)
    number = int(connection.execute(made).scalar_one())
    note(connection, "comment", f"{number} on attempt {attempt_id}")
    return number


def withdraw_comment(connection: Connection, comment_id: int) -> bool:
    """Take back a comment; say whether there was one."""
    theirs = comments.c.id == comment_id, comments.c.withdrawn_at.is_(None)
    ended = connection.execute(update(comments).where(*theirs).values(withdrawn_at=now())).rowcount
    if ended:
        note(connection, "withdraw comment", str(comment_id))
    return bool(ended)


def marks_of(
    connection: Connection, exercise: str, student: str | None = None
) -> dict[int, list[StoredMark]]:
    """Return the marks that hold, by attempt, in the order in which they were given."""
    found: dict[int, list[StoredMark]] = defaultdict(list)
    for row in _said(connection, marks, exercise, student):
        said = StoredMark(row.part, Fraction(row.points), row.reason, row.by, row.at)
        found[row.attempt_id].append(said)
    return dict(found)


def comments_of(
    connection: Connection, exercise: str, student: str | None = None
) -> dict[int, list[StoredComment]]:
    """Return the comments that hold, by attempt, in the order in which they were written."""
    found: dict[int, list[StoredComment]] = defaultdict(list)
    for row in _said(connection, comments, exercise, student):
        found[row.attempt_id].append(StoredComment(row.id, row.line, row.text, row.by, row.at))
    return dict(found)


def _said(connection: Connection, table: Table, exercise: str, student: str | None) -> Iterable[Row[Any]]:
    listed = select(table).join_from(table, attempts).join(students)
    holds = attempts.c.exercise == exercise, only(student), table.c.withdrawn_at.is_(None)
    return connection.execute(listed.where(*holds).order_by(table.c.id))


def _end_mark(connection: Connection, attempt_id: int, part: str) -> bool:
    theirs = marks.c.attempt_id == attempt_id, marks.c.part == part, marks.c.withdrawn_at.is_(None)
    return bool(connection.execute(update(marks).where(*theirs).values(withdrawn_at=now())).rowcount)
