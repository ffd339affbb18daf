"""Whose the numbers of participants are: in Moodle only the grading worksheet of the assignment tells."""

from collections.abc import Sequence
from dataclasses import replace

from grader.errors import UsageError
from grader.exchange.exports.matching import PARTICIPANT, person_columns
from grader.exchange.exports.sheet import read_sheet
from grader.exchange.exports.worksheet import rows_of
from grader.store.people import Person

IDS = ("moodle", "number", "email")
"""Columns that can be the id where there is no roster, the best first."""


def numbered(raw: bytes, people: Sequence[Person]) -> list[Person]:
    """Give the people in a worksheet their numbers."""
    rows = rows_of(read_sheet(raw), people).rows
    numbers = {name: number for name, them in rows.items() if (number := them.ids.get(PARTICIPANT))}
    return [
        replace(person, ids={**person.ids, PARTICIPANT: numbers[person.name]})
        if person.name in numbers
        else person
        for person in people
    ]


def id_column(raw: bytes) -> str:
    """Return which column of a worksheet is the id, where nothing else is known of the class.

    Raises
    ------
    UsageError
        If there is none.
    """
    header = read_sheet(raw).header
    columns = person_columns(header)
    found = next((columns[kind] for kind in IDS if kind in columns), None)
    if found is None:
        raise UsageError(
            "no column of this worksheet is a username, an ID number or an e-mail address; "
            "put the class on the roster first: `grader roster import`"
        )
    return header[found]
