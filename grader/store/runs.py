"""Runs: when, what for, of which exercise, with which versions, and how each ended."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from sqlalchemy import Column, Connection, Integer, Table, Text, insert, select, update

from grader.errors import UsageError
from grader.store.tables import metadata, now

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("exercise", Text, nullable=False, index=True),
    Column("purpose", Text, nullable=False, server_default="grade"),
    Column("versions", Text, nullable=False),
    Column("started_at", Text, nullable=False),
    Column("ended_at", Text),
    Column("ending", Text),
)


@dataclass(frozen=True, slots=True)
class Run:
    """One run; it has no `ending` while it grades, and for ever if it was killed.

    `purpose` is the command that asked for it: ``"grade"``, ``"submit"``, ``"collect"`` or ``"regrade"``.
    """

    id: int
    exercise: str
    purpose: str
    versions: dict[str, str]
    started_at: str
    ended_at: str | None
    ending: str | None


def begin_run(connection: Connection, exercise: str, versions: Mapping[str, str], purpose: str) -> int:
    """Write down that a run begins; return its number."""
    said = {"exercise": exercise, "purpose": purpose, "versions": json.dumps(dict(versions))}
    begun = insert(runs).values(**said, started_at=now())
    return int(connection.execute(begun.returning(runs.c.id)).scalar_one())


def end_run(connection: Connection, run: int, ending: str) -> None:
    """Write down how a run ended: finished, interrupted or failed."""
    connection.execute(update(runs).where(runs.c.id == run).values(ended_at=now(), ending=ending))


@contextmanager
def ending(close: Callable[[str], None]) -> Iterator[None]:
    """Write down in the end how a run ended, by `close`; a killed one has no ending."""
    try:
        yield
    except BaseException as error:
        with suppress(UsageError):  # the database that failed may fail again; the first sentence says why
            close("interrupted" if isinstance(error, KeyboardInterrupt) else "failed")
        raise
    close("finished")


def latest_run(connection: Connection, exercise: str) -> Run | None:
    """Return the run of `grader grade` for an exercise that began last."""
    graded = select(runs).where(runs.c.exercise == exercise, runs.c.purpose == "grade")
    newest = graded.order_by(runs.c.id.desc()).limit(1)
    row = connection.execute(newest).mappings().one_or_none()
    return None if row is None else Run(**{**row, "versions": json.loads(row["versions"])})
