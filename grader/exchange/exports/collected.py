"""What a download of submissions told of students: the note that `grader collect` leaves beside them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from grader.errors import UsageError
from grader.exchange.downloads.collected import read_collected
from grader.exchange.exports.matching import PARTICIPANT
from grader.gradebook import Book

TOLD = {"canvas": "canvas", PARTICIPANT: PARTICIPANT}
"""Kinds of ids in a note, and what they are here."""


def collected_from(raw: bytes, system: str) -> Mapping[str, Any]:
    """Read what a note says of each student.

    Raises
    ------
    UsageError
        If it is no such note, or of a download from elsewhere.
    """
    note = read_collected(raw)
    if note.get("from") != system:
        raise UsageError(f"it is of a download from {note.get('from')}, and this is for {system}")
    students: Mapping[str, Any] = note["students"]
    return students


def with_ids(book: Book, students: Mapping[str, Any]) -> Book:
    """Return a book in which students have also the ids of a note; those of the roster go first."""
    rows = []
    for row in book.rows:
        told = students.get(row.person.name, {"ids": {}})["ids"]
        ids = {TOLD[kind]: value for kind, value in told.items() if kind in TOLD}
        rows.append(replace(row, person=replace(row.person, ids={**ids, **row.person.ids})))
    return replace(book, rows=tuple(rows))
