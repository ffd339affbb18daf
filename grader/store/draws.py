"""Draws: the numbers and data that a student's exercise had, as text, for each state of the exercise."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Column, Connection, ForeignKey, Integer, Table, Text, UniqueConstraint, insert, select

from grader.store.people import students
from grader.store.tables import metadata

HASHES = ("exercise", "reference", "key")
"""What decides, together with the student, what is drawn."""

draws = Table(
    "draws",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("student_id", ForeignKey(students.c.id), nullable=False),
    Column("exercise", Text, nullable=False),
    Column("item", Text, nullable=False),
    *(Column(f"{part}_hash", Text, nullable=False) for part in HASHES),
    Column("drawn", Text, nullable=False),
    UniqueConstraint(
        "student_id", "exercise", "item", *(f"{part}_hash" for part in HASHES), name="uq_draws_drawn_from"
    ),
)


def keep_draws(
    connection: Connection, student: int, exercise: str, hashes: Mapping[str, str], drawn: Mapping[str, str]
) -> None:
    """Keep what was drawn, by item; what is kept already stays, since the same is drawn again.

    Parameters
    ----------
    connection : Connection
        To the store.
    student : int
        Who drew.
    exercise : str
        Its slug.
    hashes : mapping
        Those of a result; of exercise, reference and course key at least.
    drawn : mapping
        What was drawn, as text, by item or case.
    """
    if not drawn:
        return
    state = {f"{part}_hash": hashes[part] for part in HASHES}
    same = [draws.c[name] == value for name, value in state.items()]
    theirs = select(draws.c.item).where(draws.c.student_id == student, draws.c.exercise == exercise, *same)
    kept = set(connection.scalars(theirs))
    new = [
        {"student_id": student, "exercise": exercise, "item": item, "drawn": text, **state}
        for item, text in drawn.items()
        if item not in kept
    ]
    if new:
        connection.execute(insert(draws), new)


def drawn_in(result: Mapping[str, Any], private: str) -> dict[str, str]:
    """Return what was drawn, by item or case: numbers from the record, data from what is private."""
    numbers = {item: json.dumps(drawn) for item, drawn in result["variant"].items()}
    return numbers | (json.loads(private).get("drawn", {}) if private else {})
