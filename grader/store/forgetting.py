"""Forgetting a student: rows, submitted bytes, and what the database keeps of deleted rows in its files."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import delete, func, select

from grader.errors import UsageError
from grader.store.attempts import attempts, sources
from grader.store.audit import note_forgotten
from grader.store.opening import Store
from grader.store.people import student_id, students
from grader.store.results import results
from grader.store.tables import metadata


@dataclass(frozen=True, slots=True)
class Kept:
    """How much is kept of one student."""

    attempts: int
    results: int


def kept_of(store: Store, name: str) -> Kept | None:
    """Count what is kept of a student; none who is not known."""
    with store.reading() as connection:
        student = student_id(connection, name)
        if student is None:
            return None
        theirs = select(attempts.c.id).where(attempts.c.student_id == student)
        count = select(func.count())
        return Kept(
            connection.scalar(count.select_from(theirs.subquery())) or 0,
            connection.scalar(count.select_from(results).where(results.c.attempt_id.in_(theirs))) or 0,
        )


def forget(store: Store, name: str) -> None:
    """Remove all of a student who is known, in one transaction; `clean` then takes it out of the files.

    What is a student's says so in a column `student_id`, or `attempt_id`, in whichever table it is. Bytes go
    that nobody else handed in.
    """
    with store.writing() as connection:
        student = student_id(connection, name)
        if student is None:
            return
        theirs = select(attempts.c.id).where(attempts.c.student_id == student)
        for table in reversed(metadata.sorted_tables):
            if "student_id" in table.c:
                connection.execute(delete(table).where(table.c.student_id == student))
            elif "attempt_id" in table.c:
                connection.execute(delete(table).where(table.c.attempt_id.in_(theirs)))
        connection.execute(delete(students).where(students.c.id == student))
        connection.execute(delete(sources).where(sources.c.hash.not_in(select(attempts.c.source_hash))))
        note_forgotten(connection, name)


def clean(store: Store) -> list[Path]:
    """Write the files anew without what was deleted; return the copies of older versions, removed as well.

    Raises
    ------
    UsageError
        If somebody uses the store all the time; then the same may be tried again.
    """
    file = store.place.file
    with store.outside() as connection:
        if file is None:
            for table in metadata.sorted_tables:
                connection.exec_driver_sql(f"VACUUM (FULL) {table.name}")
            return []
        connection.exec_driver_sql("VACUUM")
        (busy, *_) = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
    if busy:
        raise UsageError(
            f"{store.place}: the rows are gone, but others are reading, and the bytes are still there; "
            "type the same again when they have ended"
        )
    copies = sorted(file.parent.glob(f"*{file.name}.[0-9]*"))
    for copy in copies:
        copy.unlink()
    return copies
