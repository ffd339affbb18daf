"""Progress: a table for what a student did with a lesson or an item, and when first; no command fills it."""

from sqlalchemy import Column, ForeignKey, Integer, Table, Text, UniqueConstraint

from grader.store.people import students
from grader.store.tables import metadata

progress = Table(
    "progress",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("student_id", ForeignKey(students.c.id), nullable=False),
    Column("thing", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("at", Text, nullable=False),
    UniqueConstraint("student_id", "thing", "event"),
)
