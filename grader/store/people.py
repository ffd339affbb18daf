"""Students, by the names under which they hand in, and what a roster says of them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Integer,
    RowMapping,
    Table,
    Text,
    insert,
    select,
    true,
    update,
)

from grader.store.audit import note
from grader.store.tables import metadata, spelled

students = Table(
    "students",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("full_name", Text, nullable=False, server_default=""),
    Column("email", Text, nullable=False, server_default=""),
    Column("section", Text, nullable=False, server_default=""),
    Column("ids", Text, nullable=False, server_default="{}"),
    Column("enrolled", Boolean),
)


@dataclass(frozen=True, slots=True)
class Person:
    """A student as a roster has them.

    Attributes
    ----------
    name : str
        Under which they hand in.
    ids : mapping
        What other systems call them, by system: ``{"canvas": "123"}``.
    enrolled : bool or None
        Whether the newest roster has them; none of whom no roster ever had.
    """

    name: str
    full_name: str = ""
    email: str = ""
    section: str = ""
    ids: Mapping[str, str] = field(default_factory=dict)
    enrolled: bool | None = None


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


def only(student: str | None) -> ColumnElement[bool]:
    """Return the condition that a row is about this student; about anybody where none is named."""
    return true() if student is None else students.c.name == spelled(student)


def people(connection: Connection, student: str | None = None) -> list[Person]:
    """List all students, by name, or one."""
    rows = connection.execute(select(students).where(only(student))).mappings()
    return sorted((_person(row) for row in rows), key=lambda person: person.name)


def put_person(connection: Connection, person: Person) -> Literal["added", "changed", "same"]:
    """Write down what a roster says of a student; say whether that was new."""
    values = {
        "full_name": person.full_name,
        "email": person.email,
        "section": person.section,
        "ids": json.dumps(dict(person.ids), sort_keys=True),
        "enrolled": person.enrolled,
    }
    name = spelled(person.name)
    row = connection.execute(select(students).where(students.c.name == name)).mappings().one_or_none()
    if row is None:
        made = insert(students).values(name=name, **values).returning(students.c.id)
        note(connection, "roster", f"student {connection.execute(made).scalar_one()} added")
        return "added"
    if all(row[column] == value for column, value in values.items()):
        return "same"
    connection.execute(update(students).where(students.c.id == row["id"]).values(values))
    note(connection, "roster", f"student {row['id']} changed")
    return "changed"


def _person(row: RowMapping) -> Person:
    said = {name: row[name] for name in ("name", "full_name", "email", "section", "enrolled")}
    return Person(**said, ids=json.loads(row["ids"]))
