"""Regrades: what attempts would be worth by other tests, looked at first, then applied, and undone if wrong.

A regrade is one run; its moves say which result would take the place of which. Nothing holds before `apply`.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Connection,
    ForeignKey,
    Integer,
    Row,
    Table,
    Text,
    delete,
    insert,
    select,
    update,
)

from grader.errors import UsageError
from grader.store.attempts import ATTEMPT, Attempt, attempt_in, attempts
from grader.store.audit import note, user
from grader.store.people import students
from grader.store.results import results, set_standings, stands
from grader.store.runs import runs
from grader.store.tables import batches, metadata, now

regrades = Table(
    "regrades",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("exercise", Text, nullable=False, index=True),
    Column("run_id", ForeignKey(runs.c.id), nullable=False),
    Column("reason", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("applied_at", Text),
    Column("undone_at", Text),
)
moves = Table(
    "moves",
    metadata,
    Column("regrade_id", ForeignKey(regrades.c.id), primary_key=True),
    Column("attempt_id", ForeignKey(attempts.c.id), primary_key=True, index=True),
    Column("old_result_id", ForeignKey(results.c.id), index=True),
    Column("new_result_id", ForeignKey(results.c.id), nullable=False, index=True),
    Column("applied", Boolean, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Regrade:
    """One regrade; it holds if it was applied, and not undone."""

    id: int
    exercise: str
    run_id: int
    reason: str
    by: str
    at: str
    applied_at: str | None
    undone_at: str | None


@dataclass(frozen=True, slots=True)
class Move:
    """What a regrade brings to one attempt: the id of the result that held, if any, and of the other one."""

    attempt: Attempt
    old: int | None
    new: int
    applied: bool


def begin_regrade(connection: Connection, exercise: str, run: int, reason: str, at: str = "") -> int:
    """Write down that a run grades again what was handed in, and why; return the number of the regrade.

    Those of several exercises that belong together are written down with one moment.
    """
    begun = insert(regrades).values(exercise=exercise, run_id=run, reason=reason, by=user(), at=at or now())
    number = int(connection.execute(begun.returning(regrades.c.id)).scalar_one())
    note(connection, "regrade", f"{exercise}: regrade {number}")
    return number


def add_move(connection: Connection, regrade: int, attempt_id: int, result_id: int) -> None:
    """Write down which result an attempt would have; one that has it already does not move."""
    held = connection.scalar(select(stands.c.result_id).where(stands.c.attempt_id == attempt_id))
    if held != result_id:
        move = {"attempt_id": attempt_id, "old_result_id": held, "new_result_id": result_id}
        connection.execute(insert(moves).values(regrade_id=regrade, applied=False, **move))


def apply(connection: Connection, regrade: int, leave_out: Collection[int] = ()) -> int:
    """Let the new results hold, wherever the old ones still do; return how many attempts moved.

    Parameters
    ----------
    connection : Connection
        To the store, to write.
    regrade : int
        Its number.
    leave_out : collection of int
        Ids of attempts that keep the result they have.

    Raises
    ------
    UsageError
        If it holds already.
    """
    if (since := _holds_since(connection, regrade)) is not None:
        raise UsageError(f"regrade {regrade} was applied already, on {since}")
    wanted = _where(connection, regrade, stands.c.result_id.is_not_distinct_from(moves.c.old_result_id))
    wanted = [row for row in wanted if row.attempt_id not in leave_out]
    set_standings(connection, {row.attempt_id: row.new_result_id for row in wanted})
    moved = _where(connection, regrade, stands.c.result_id == moves.c.new_result_id)
    done = sorted({row.attempt_id for row in wanted} & {row.attempt_id for row in moved})
    _mark_applied(connection, regrade, done, applied=True)
    ended = update(regrades).where(regrades.c.id == regrade).values(applied_at=now(), undone_at=None)
    connection.execute(ended)
    note(connection, "apply regrade", str(regrade))
    return len(done)


def undo(connection: Connection, regrade: int) -> int:
    """Let the old results hold again, wherever the new ones still do; return how many attempts moved back.

    Raises
    ------
    UsageError
        If it does not hold.
    """
    if _holds_since(connection, regrade) is None:
        raise UsageError(f"regrade {regrade} is not applied; there is nothing to undo")
    still = moves.c.applied & (stands.c.result_id == moves.c.new_result_id)
    back = _where(connection, regrade, still)
    for row in back:
        held = stands.c.attempt_id == row.attempt_id
        if row.old_result_id is None:
            connection.execute(delete(stands).where(held))
        else:
            connection.execute(update(stands).where(held).values(result_id=row.old_result_id))
    _mark_applied(connection, regrade, [row.attempt_id for row in back], applied=False)
    connection.execute(update(regrades).where(regrades.c.id == regrade).values(undone_at=now()))
    note(connection, "undo regrade", str(regrade))
    return len(back)


def regrades_of(connection: Connection, exercise: str) -> list[Regrade]:
    """List the regrades of an exercise, the oldest first."""
    listed = select(regrades).where(regrades.c.exercise == exercise).order_by(regrades.c.id)
    return [Regrade(**row) for row in connection.execute(listed).mappings()]


def moves_of(connection: Connection, regrade: int) -> list[Move]:
    """List what a regrade brings, in the order of students and numbers."""
    listed = select(moves, *ATTEMPT).join_from(moves, attempts).join(students)
    found = [
        Move(attempt_in(row), row.old_result_id, row.new_result_id, row.applied)
        for row in connection.execute(listed.where(moves.c.regrade_id == regrade))
    ]
    return sorted(found, key=lambda move: (move.attempt.student, move.attempt.number))


def _holds_since(connection: Connection, regrade: int) -> str | None:
    row = connection.execute(select(regrades).where(regrades.c.id == regrade)).one_or_none()
    if row is None:
        raise UsageError(f"there is no regrade {regrade}")
    return None if row.undone_at is not None else row.applied_at


def _where(connection: Connection, regrade: int, holds: ColumnElement[bool]) -> Sequence[Row[Any]]:
    """List the moves of which something holds, of them and of what stands now."""
    joined = select(moves).outerjoin(stands, stands.c.attempt_id == moves.c.attempt_id)
    return connection.execute(joined.where(moves.c.regrade_id == regrade, holds)).all()


def _mark_applied(connection: Connection, regrade: int, attempt_ids: Sequence[int], *, applied: bool) -> None:
    for some in batches(attempt_ids):
        those = moves.c.regrade_id == regrade, moves.c.attempt_id.in_(some)
        connection.execute(update(moves).where(*those).values(applied=applied))
