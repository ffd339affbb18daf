"""Assignments of the course as they were when used, and whether their results are published.

What an assignment says is a file of the course; here is what it said when something was handed in.
"""

from sqlalchemy import Column, Connection, Integer, Table, Text, delete, insert, select

from grader.store.audit import note, user
from grader.store.tables import metadata, now

assignments = Table(
    "assignments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, index=True),
    Column("settings", Text, nullable=False),
    Column("seen_at", Text, nullable=False),
)
publications = Table(
    "publications",
    metadata,
    Column("assignment", Text, primary_key=True),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
)


def known_assignment(connection: Connection, name: str, settings: str) -> int:
    """Find an assignment with these settings; it is written anew when they are not the last ones."""
    newest = select(assignments).where(assignments.c.name == name).order_by(assignments.c.id.desc()).limit(1)
    row = connection.execute(newest).one_or_none()
    if row is not None and row.settings == settings:
        return int(row.id)
    made = insert(assignments).values(name=name, settings=settings, seen_at=now())
    return int(connection.execute(made.returning(assignments.c.id)).scalar_one())


def publish(connection: Connection, assignment: str) -> bool:
    """Publish the results of an assignment; say whether they were not published before."""
    if published_at(connection, assignment) is not None:
        return False
    connection.execute(insert(publications).values(assignment=assignment, at=now(), by=user()))
    note(connection, "publish", assignment)
    return True


def unpublish(connection: Connection, assignment: str) -> bool:
    """Take a publication back; say whether there was one."""
    gone = connection.execute(delete(publications).where(publications.c.assignment == assignment)).rowcount
    if gone:
        note(connection, "unpublish", assignment)
    return bool(gone)


def published_at(connection: Connection, assignment: str) -> str | None:
    """Tell when the results of an assignment were published; none where they are not."""
    at = select(publications.c.at).where(publications.c.assignment == assignment)
    found: str | None = connection.scalar(at)
    return found
