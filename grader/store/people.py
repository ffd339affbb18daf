"""Students, by the names under which they hand in."""

import unicodedata

from sqlalchemy import Column, Connection, Integer, Table, Text, delete, insert, select

from grader.store.tables import metadata

students = Table(
    "students",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
)


def spelled(name: str) -> str:
    """Return a name in the one spelling that is stored: file systems write an accent in two ways."""
    return unicodedata.normalize("NFC", name)


def student_id(connection: Connection, name: str) -> int | None:
    """Find a student."""
    found: int | None = connection.scalar(select(students.c.id).where(students.c.name == spelled(name)))
    return found


def known_student(connection: Connection, name: str) -> int:
    """Find a student, who is made when met for the first time."""
    found = student_id(connection, name)
    if found is not None:
        return found
    made = insert(students).values(name=spelled(name)).returning(students.c.id)
    return int(connection.execute(made).scalar_one())


def remove_student(connection: Connection, student: int) -> None:
    """Remove a student of whom nothing else is left."""
    connection.execute(delete(students).where(students.c.id == student))
