"""The grading worksheet of one assignment in Moodle, which is filled offline and uploaded again.

Moodle passes over rows in silence: where the grade is locked, or above the maximum. These are told here.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from grader.assignments.wording import short
from grader.errors import UsageError
from grader.exchange.exports.filling import (
    Filled,
    as_number,
    points_text,
    require_maximum,
    require_width,
    told,
)
from grader.exchange.exports.grades import Result
from grader.exchange.exports.matching import PARTICIPANT, Matches, Them, matched, person_columns, them_in
from grader.exchange.exports.moodle import comments_for, of_kept
from grader.exchange.exports.sheet import Sheet, read_sheet
from grader.questions.numbers import quoted
from grader.roster.columns import header_key
from grader.store.people import Person

_HEADERS = {
    PARTICIPANT: ("identifier", "id"),
    "grade": ("grade", "bewertung"),
    "modified": ("last modified grade", "zuletzt geandert bewertung"),
    "maximum": ("maximum grade", "bestwertung"),
    "changeable": ("grade can be changed", "bewertung kann geandert werden"),
    "comment": ("feedback comments", "feedback als kommentar"),
    "scale": ("scale", "skala"),
}
"""Columns in English and German, without accents and punctuation."""

_NEEDED = (PARTICIPANT, "grade", "modified")
_NO = ("no", "nein")
LOCKED = "locked in Moodle"

_NUMBER = re.compile(r"[0-9]+$", re.ASCII)


def is_worksheet(raw: bytes) -> bool:
    """Tell whether a file is such a worksheet."""
    columns = _columns(read_sheet(raw))
    return all(name in columns for name in _NEEDED)


def fill_worksheet(raw: bytes, grades: Sequence[Result], people: Sequence[Person]) -> Filled:
    """Write grades and comments into a worksheet.

    Parameters
    ----------
    raw : bytes
        The file.
    grades : sequence of Result
        What is written.
    people : sequence of Person
        The whole class.

    Raises
    ------
    UsageError
        If Moodle would not take the grades.
    """
    sheet = read_sheet(raw)
    columns = _columns(sheet)
    if "scale" in columns:
        raise UsageError("the assignment is graded by a scale in Moodle, which takes no points there")
    matches = rows_of(sheet, people)
    rows = {them.row: result for result in grades if (them := matches.rows.get(result.person.name))}
    locked = _locked(sheet, columns, rows)
    rows = {row: result for row, result in rows.items() if result.person.name not in locked}
    for row, result in rows.items():
        _require_fitting(sheet, columns, row, result)
    who = told(grades, matches, locked, matches.strangers)
    numbers = [columns[name] for name in ("grade", "maximum") if name in columns]
    sign = sheet.decimal_sign(numbers)
    points = {(row, columns["grade"]): points_text(result.points, sign) for row, result in rows.items()}
    comments, kept = comments_for(sheet, columns.get("comment"), rows)
    return Filled(
        sheet.with_cells({**points, **comments}).to_bytes(),
        sheet.header[columns["grade"]],
        replace(who, notes=(*who.notes, *of_kept(kept))),
    )


def rows_of(sheet: Sheet, people: Sequence[Person]) -> Matches:
    """Find out whose the rows of a worksheet are."""
    students = [(k, line) for k, line in enumerate(sheet.lines) if k and not line.is_blank]
    require_width(sheet, students)
    columns = _columns(sheet)
    taken = columns.values()
    who = {field: k for field, k in person_columns(sheet.header).items() if k not in taken}
    them = them_in(students, {**who, PARTICIPANT: columns[PARTICIPANT]})
    return matched([_numbered(one) for one in them], people)


def _numbered(them: Them) -> Them:
    """Take the number out of ``Participant 12345``; in any language it comes last."""
    found = _NUMBER.search(them.ids.get(PARTICIPANT, ""))
    return replace(them, ids={**them.ids, PARTICIPANT: found[0]}) if found else them


def _columns(sheet: Sheet) -> dict[str, int]:
    keys = [header_key(name) for name in sheet.header]
    places = {
        field: [keys.index(name) for name in names if name in keys] for field, names in _HEADERS.items()
    }
    return {field: found[0] for field, found in places.items() if found}


def _locked(sheet: Sheet, columns: Mapping[str, int], rows: Mapping[int, Result]) -> dict[str, str]:
    if "changeable" not in columns:
        return {}
    place = columns["changeable"]
    return {
        result.person.name: LOCKED
        for row, result in rows.items()
        if sheet.lines[row].cells[place].casefold() in _NO
    }


def _require_fitting(sheet: Sheet, columns: Mapping[str, int], row: int, result: Result) -> None:
    """Refuse points that are counted out of something else, or that Moodle would pass over as too many."""
    if "maximum" not in columns:
        return
    maximum = as_number(sheet.lines[row].cells[columns["maximum"]])
    require_maximum(result, maximum, "the maximum grade in Moodle")
    if maximum and result.points > maximum:
        raise UsageError(
            f"{quoted(result.person.name)} has {short(result.points)} points, and Moodle takes none above "
            f"the maximum of {short(maximum)}; nothing was written"
        )
