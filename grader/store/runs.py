"""Runs of the command `grade`: when, what, with which versions, and how each ended."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Column, Connection, Integer, Table, Text, insert, select, update

from grader.store.tables import metadata, now

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("exercise", Text, nullable=False, index=True),
    Column("versions", Text, nullable=False),
    Column("started_at", Text, nullable=False),
    Column("ended_at", Text),
    Column("ending", Text),
)


@dataclass(frozen=True, slots=True)
class Run:
    """One run; it has no `ending` while it grades, and for ever if it was killed."""

    id: int
    exercise: str
    versions: dict[str, str]
    started_at: str
    ended_at: str | None
    ending: str | None


def begin_run(connection: Connection, exercise: str, versions: Mapping[str, str]) -> int:
    """Write down that a run begins; return its number."""
    begun = insert(runs).values(exercise=exercise, versions=json.dumps(dict(versions)), started_at=now())
    return int(connection.execute(begun.returning(runs.c.id)).scalar_one())


def end_run(connection: Connection, run: int, ending: str) -> None:
    """Write down how a run ended: finished, interrupted or failed."""
    connection.execute(update(runs).where(runs.c.id == run).values(ended_at=now(), ending=ending))


def latest_run(connection: Connection, exercise: str) -> Run | None:
    """Return the run of an exercise that began last."""
    newest = select(runs).where(runs.c.exercise == exercise).order_by(runs.c.id.desc()).limit(1)
    row = connection.execute(newest).mappings().one_or_none()
    return None if row is None else Run(**{**row, "versions": json.loads(row["versions"])})
