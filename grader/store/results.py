"""Results: the JSON record of one grading, found again by everything that decided it.

A key is the tuple of `grader.grading.journal.key_of`: name, student, the hashes of submission, exercise,
reference, grader and course key, and the isolation. A result that counted for nobody, or was written in
an older format, does not stand in the way of a new one.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import (
    Column,
    Connection,
    Float,
    ForeignKey,
    Integer,
    Table,
    Text,
    delete,
    func,
    insert,
    select,
    update,
)

from grader.models import SCHEMA, Verdict
from grader.store.attempts import attempts
from grader.store.people import spelled, students
from grader.store.runs import runs
from grader.store.tables import metadata

Key = tuple[str, ...]
HASHES = ("submission", "exercise", "reference", "grader", "key")
AT_ONCE = 200

Item = TypeVar("Item")

results = Table(
    "results",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("attempt_id", ForeignKey(attempts.c.id), nullable=False, index=True),
    Column("run_id", ForeignKey(runs.c.id), nullable=False),
    Column("last_run_id", ForeignKey(runs.c.id), nullable=False),
    Column("submission", Text, nullable=False),
    *(Column(f"{part}_hash", Text, nullable=False) for part in HASHES),
    Column("isolation", Text, nullable=False),
    Column("schema", Integer, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("points", Float, nullable=False),
    Column("max_points", Float, nullable=False),
    Column("score", Float),
    Column("record", Text, nullable=False),
)
COUNTS = (results.c.schema == SCHEMA, results.c.verdict != Verdict.NOT_GRADED.value)


def digest_of(key: Key) -> str:
    """Hash a key: it may be longer than what a database can index."""
    return hashlib.sha256(json.dumps(key).encode()).hexdigest()


def counts(connection: Connection, key: Key) -> bool:
    """Tell whether there is a result that need not be graded again."""
    found = select(results.c.id).where(results.c.key == digest_of(key), *COUNTS)
    return connection.scalar(found) is not None


def keep_result(connection: Connection, key: Key, line: str, attempt: int, run: int) -> None:
    """Write one result; one that is there and counts stays, and is of this run as well."""
    if counts(connection, key):
        seen_again(connection, [key], run)
        return
    data = json.loads(line)
    connection.execute(delete(results).where(results.c.key == digest_of(key)))
    connection.execute(
        insert(results).values(
            key=digest_of(key),
            attempt_id=attempt,
            run_id=run,
            last_run_id=run,
            submission=data["submission"],
            **{f"{part}_hash": data["hashes"][part] for part in HASHES},
            isolation=data["isolation"] or "",
            **{name: data[name] for name in ("schema", "verdict", "points", "max_points", "score")},
            record=line,
        )
    )


def seen_again(connection: Connection, keys: Iterable[Key], run: int) -> None:
    """Write down that a run met results of earlier ones: they are what its students have now."""
    for some in _batches([digest_of(key) for key in keys]):
        older = results.c.key.in_(some) & (results.c.last_run_id < run)
        connection.execute(update(results).where(older).values(last_run_id=run))


def records(connection: Connection, keys: Sequence[Key]) -> Iterator[str]:
    """Read records in the order asked for; those that are not there are left out."""
    for some in _batches([digest_of(key) for key in keys]):
        found = connection.execute(select(results.c.key, results.c.record).where(results.c.key.in_(some)))
        by_key = {row.key: row.record for row in found}
        yield from (by_key[digest] for digest in some if digest in by_key)


def newest_results(connection: Connection, exercise: str, student: str | None = None) -> Iterator[str]:
    """Read what each student's newest run said, in the order of students and submissions.

    That is one result, or several for somebody who handed in several files at once.

    Parameters
    ----------
    connection : Connection
        To the store.
    exercise : str
        Its slug.
    student : str, optional
        Only theirs.
    """
    newest_run = func.max(results.c.last_run_id).over(partition_by=attempts.c.student_id).label("newest_run")
    listed = (
        select(results.c.id, students.c.name, results.c.submission, results.c.last_run_id, newest_run)
        .join_from(results, attempts)
        .join(students)
        .where(attempts.c.exercise == exercise)
    )
    if student is not None:
        listed = listed.where(students.c.name == spelled(student))
    rows = [row for row in connection.execute(listed) if row.last_run_id == row.newest_run]
    rows.sort(key=lambda row: (row.name, row.submission, row.id))
    for some in _batches([row.id for row in rows]):
        found = connection.execute(select(results.c.id, results.c.record).where(results.c.id.in_(some)))
        by_id: dict[int, Any] = {row.id: row.record for row in found}
        yield from (by_id[number] for number in some)


def remove_results(connection: Connection, student: int) -> int:
    """Remove all results of a student; return how many."""
    theirs = select(attempts.c.id).where(attempts.c.student_id == student)
    return connection.execute(delete(results).where(results.c.attempt_id.in_(theirs))).rowcount


def _batches(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Cut into pieces that fit into one statement."""
    return (items[start : start + AT_ONCE] for start in range(0, len(items), AT_ONCE))
