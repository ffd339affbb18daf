"""Results: the JSON record of one grading, found again by everything that decided it; and which one holds.

A key is the tuple of `grader.grading.journal.key_of`: name, student, the hashes of submission, exercise,
reference, grader and course key, and the isolation. A result that counted for nobody, or was written in
an older format, does not stand in the way of a new one. Of the results of an attempt one stands: it is what
its student has.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Float,
    ForeignKey,
    Integer,
    Table,
    Text,
    func,
    insert,
    select,
    update,
)

from grader.models import SCHEMA, Verdict
from grader.store.attempts import ATTEMPT, Attempt, HandedIn, attempt_in, attempts
from grader.store.people import only, students
from grader.store.runs import runs
from grader.store.tables import batches, metadata

Key = tuple[str, ...]
HASHES = ("submission", "exercise", "reference", "grader", "key")

results = Table(
    "results",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("attempt_id", ForeignKey(attempts.c.id), nullable=False, index=True),
    Column("run_id", ForeignKey(runs.c.id), nullable=False),
    Column("submission", Text, nullable=False),
    *(Column(f"{part}_hash", Text, nullable=False) for part in HASHES),
    Column("isolation", Text, nullable=False),
    Column("schema", Integer, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("points", Float, nullable=False),
    Column("max_points", Float, nullable=False),
    Column("score", Float),
    Column("record", Text, nullable=False),
    Column("private", Text),
)
stands = Table(
    "standings",
    metadata,
    Column("attempt_id", ForeignKey(attempts.c.id), primary_key=True),
    Column("result_id", ForeignKey(results.c.id), nullable=False, index=True),
)


@dataclass(frozen=True, slots=True)
class Standing:
    """The result that holds for an attempt: its record, and what only instructors may see of it."""

    attempt: Attempt
    record: str
    private: str | None
    result_id: int


def digest_of(key: Key) -> str:
    """Hash a key: it may be longer than what a database can index."""
    return hashlib.sha256(json.dumps(key).encode()).hexdigest()


def counts(connection: Connection, key: Key) -> bool:
    """Tell whether there is a result that need not be graded again."""
    row = _found(connection, key)
    return row is not None and _counts(row)


def keep_result(connection: Connection, key: Key, line: str, private: str, attempt_id: int, run: int) -> int:
    """Write one result, unless one that counts is there; return the one that is there then."""
    row = _found(connection, key)
    if row is not None and _counts(row):
        return int(row.id)
    data = json.loads(line)
    values = {
        "attempt_id": attempt_id,
        "run_id": run,
        "submission": data["submission"],
        **{f"{part}_hash": data["hashes"][part] for part in HASHES},
        "isolation": data["isolation"] or "",
        **{name: data[name] for name in ("schema", "verdict", "points", "max_points", "score")},
        "record": line,
        "private": private or None,
    }
    if row is not None:
        connection.execute(update(results).where(results.c.id == row.id).values(values))
        return int(row.id)
    made = insert(results).values(key=digest_of(key), **values).returning(results.c.id)
    return int(connection.execute(made).scalar_one())


def set_standings(connection: Connection, result_ids: Mapping[int, int]) -> None:
    """Let results hold for attempts; one that counted for nobody takes the place of no other that did."""
    for some in batches(list(result_ids)):
        held = select(stands.c.attempt_id, stands.c.result_id, results.c.verdict).join_from(stands, results)
        rows = connection.execute(held.where(stands.c.attempt_id.in_(some)))
        before = {row.attempt_id: row for row in rows}
        wanted = [result_ids[attempt_id] for attempt_id in some]
        verdicts = select(results.c.id, results.c.verdict).where(results.c.id.in_(wanted))
        fails = {row.id for row in connection.execute(verdicts) if row.verdict == Verdict.NOT_GRADED.value}
        for attempt_id in some:
            row, result_id = before.get(attempt_id), result_ids[attempt_id]
            if row is None:
                connection.execute(insert(stands).values(attempt_id=attempt_id, result_id=result_id))
            elif row.result_id != result_id and (
                result_id not in fails or row.verdict == Verdict.NOT_GRADED.value
            ):
                replaced = update(stands).where(stands.c.attempt_id == attempt_id)
                connection.execute(replaced.values(result_id=result_id))


def standings(connection: Connection, exercise: str, student: str | None = None) -> Iterator[Standing]:
    """Read the results that hold, of an exercise or of one student, in the order of students and numbers.

    An attempt that nobody has judged has none; `attempts_of` lists it.

    Parameters
    ----------
    connection : Connection
        To the store.
    exercise : str
        Its slug.
    student : str, optional
        Only theirs.
    """
    listed = select(stands.c.result_id, *ATTEMPT).join_from(stands, attempts).join(students)
    rows = list(connection.execute(listed.where(attempts.c.exercise == exercise, only(student))))
    rows.sort(key=lambda row: (row.student, row.number))
    for row, result in zip(rows, _read(connection, [row.result_id for row in rows]), strict=True):
        yield Standing(attempt_in(row), result.record, result.private, result.id)


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
    last_run = attempts.c.last_run_id
    newest_run = func.max(last_run).over(partition_by=attempts.c.student_id).label("newest_run")
    listed = (
        select(stands.c.result_id, students.c.name.label("student"), attempts.c.name, last_run, newest_run)
        .join_from(stands, attempts)
        .join(students)
        .where(attempts.c.exercise == exercise, only(student))
    )
    rows = [row for row in connection.execute(listed) if row.last_run_id == row.newest_run]
    rows.sort(key=lambda row: (row.student, row.name, row.result_id))
    for result in _read(connection, [row.result_id for row in rows]):
        yield result.record


def records(connection: Connection, keys: Sequence[Key]) -> Iterator[str]:
    """Read records in the order asked for; those that are not there are left out."""
    for some in batches([digest_of(key) for key in keys]):
        found = connection.execute(select(results.c.key, results.c.record).where(results.c.key.in_(some)))
        by_key = {row.key: row.record for row in found}
        yield from (by_key[digest] for digest in some if digest in by_key)


def judged(connection: Connection, keys: Sequence[Key]) -> dict[int, HandedIn]:
    """Return what results judged, by their ids, in the order of keys; those that are gone are left out."""
    whose = attempts.c.student_id, results.c.submission, attempts.c.source_hash, attempts.c.refusal
    found: dict[int, HandedIn] = {}
    for some in batches([digest_of(key) for key in keys]):
        asked = select(results.c.key, results.c.id, *whose).join_from(results, attempts)
        rows = {row.key: row for row in connection.execute(asked.where(results.c.key.in_(some)))}
        for row in (rows[digest] for digest in some if digest in rows):
            found[row.id] = HandedIn(row.student_id, row.submission, row.source_hash, row.refusal)
    return found


def by_id(connection: Connection, result_ids: Iterable[int]) -> dict[int, Any]:
    """Read some results with their records, by number."""
    asked = select(results.c.id, results.c.record, results.c.private).where(results.c.id.in_(result_ids))
    return {row.id: row for row in connection.execute(asked)}


def _found(connection: Connection, key: Key) -> Any:
    asked = select(results.c.id, results.c.schema, results.c.verdict).where(results.c.key == digest_of(key))
    return connection.execute(asked).one_or_none()


def _counts(row: Any) -> bool:
    return bool(row.schema == SCHEMA and row.verdict != Verdict.NOT_GRADED.value)


def _read(connection: Connection, result_ids: Sequence[int]) -> Iterator[Any]:
    """Read results with their records, some at a time; each as often as it is asked for."""
    for some in batches(result_ids):
        found = by_id(connection, some)
        yield from (found[number] for number in some)
