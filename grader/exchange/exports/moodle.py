"""The grades of a course in Moodle: an export that is filled, or a new file for its CSV import.

One row that Moodle cannot take ends its whole import, so that nothing is written then. What it cannot know is
told: who imports chooses by what students are found, and which column is what.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from unicodedata import normalize

from grader.assignments.wording import short
from grader.errors import UsageError
from grader.exchange.exports.canvas import csv_text
from grader.exchange.exports.filling import (
    Filled,
    Target,
    Told,
    as_number,
    chosen,
    points_text,
    require_width,
    told,
)
from grader.exchange.exports.grades import COMMENT, Result
from grader.exchange.exports.matching import matched, person_columns, them_in
from grader.exchange.exports.sheet import Line, Sheet, read_sheet
from grader.questions.numbers import quoted
from grader.roster.cells import safe
from grader.roster.columns import header_key
from grader.store.people import Person

HIGHEST = 100
"""Moodle takes no grade above this, unless its administrators allow it."""

LAST_DOWNLOADED = "Last downloaded from this course"
"""A column of its exports; in a file of another's making it ends the import."""

USERNAME, NUMBER, EMAIL = "Username", "ID number", "Email address"
RESERVED = (LAST_DOWNLOADED, USERNAME, NUMBER, EMAIL)

FOUND_BY = ("email", "moodle", "number")
"""What Moodle can find students by, the surest first."""

NO_GRADE = "-"
LONGEST_STAMP = 11

_MODULE = re.compile(r"[^:]*:\s*")
_KIND = re.compile(r"(?P<stem>.*?)\s*\((?P<kind>[^()]*)\)", re.DOTALL)
_FEEDBACK = ("feedback", "ruckmeldung", "retroalimentacion")
_REAL = ("real", "punkte", "brut", "brute")
_OURS = re.compile(rf"\s*(?:<[^>]*>\s*)*{COMMENT}")


@dataclass(frozen=True, slots=True)
class _Head:
    """A header such as ``Assignment: Week 1 (Real)``: what stands before the kind, that, and names in it."""

    stem: str
    kind: str
    names: frozenset[str]


def fill_moodle(
    raw: bytes,
    grades: Sequence[Result],
    people: Sequence[Person],
    title: str,
    column: str = "",
    *,
    now: datetime,
) -> Filled:
    """Write grades into an export of Moodle's gradebook.

    Parameters
    ----------
    raw : bytes
        The file.
    grades : sequence of Result
        What is written.
    people : sequence of Person
        The whole class.
    title : str
        Of the assignment.
    column : str
        The column that was named.
    now : datetime
        The moment.

    Raises
    ------
    UsageError
        If it is no such file, or Moodle would end its import.
    """
    sheet = read_sheet(raw)
    students = [(k, line) for k, line in enumerate(sheet.lines) if k and not line.is_blank]
    require_width(sheet, students)
    columns = person_columns(sheet.header)
    finding = _finding(sheet, columns, students)
    require_highest(grades)
    target, comments = _target(sheet, columns, title, column)
    if not target.is_new:
        _require_numbers(students, target)
        _require_fresh(sheet, students, now)
    matches = matched(them_in(students, columns), people)
    rows = {
        matches.rows[result.person.name].row: result
        for result in grades
        if result.person.name in matches.rows
    }
    who = told(grades, matches, {}, matches.strangers)
    texts = {row: points_text(result.points, target.sign) for row, result in rows.items()}
    kept = 0
    if target.is_new:
        # A blank would be a 0 in a new column.
        filled = sheet.with_column({0: target.name, **{row: NO_GRADE for row, _ in students}, **texts})
    else:
        said, kept = comments_for(sheet, comments, rows)
        filled = sheet.with_cells({**{(row, target.place): text for row, text in texts.items()}, **said})
    what = "a new grade item" if target.is_new else "its grade item"
    choose = f"In Moodle: {finding} finds the students, and {quoted(target.name)} is {what}."
    return Filled(filled.to_bytes(), target.name, replace(who, notes=(*who.notes, *of_kept(kept), choose)))


def new_moodle(grades: Sequence[Result], title: str) -> Filled:
    """Write a file for the CSV import, with a column of feedback.

    A row without an id would be given to the student of the row before, so that only ids which all have are
    columns of it.
    """
    _require_title(title)
    if not grades:
        raise UsageError("nobody has a grade; nothing was written")
    require_highest(grades)
    ids = {
        USERNAME: [result.person.ids.get("moodle", result.person.name) for result in grades],
        NUMBER: [result.person.ids.get("number", "") for result in grades],
        EMAIL: [result.person.email for result in grades],
    }
    columns = {
        name: cells for name, cells in ids.items() if all(cell and safe(cell) == cell for cell in cells)
    }
    if not columns:
        raise UsageError(
            "there is no user name, ID number or e-mail address of everybody that Moodle could read"
        )
    columns[title] = [short(result.points) for result in grades]
    columns[f"{title} feedback"] = [result.comment for result in grades]
    rows = [[safe(cell) for cell in row] for row in zip(*columns.values(), strict=True)]
    text = csv_text([[safe(name) for name in columns], *rows])
    finding = " or ".join(quoted(name) for name in ids if name in columns)
    note = f"In Moodle: {finding} finds the students, and {quoted(title)} is a new grade item, or yours."
    return Filled(text.encode(), title, Told(tuple(one.person.name for one in grades), notes=(note,)))


def require_highest(grades: Sequence[Result]) -> None:
    """Refuse points above what Moodle takes."""
    most = max(grades, key=lambda result: result.points, default=None)
    if most is not None and most.points > HIGHEST:
        raise UsageError(
            f"{quoted(most.person.name)} has {short(most.points)} points, and Moodle takes none above "
            f"{HIGHEST}: nothing was written; --out-of converts all points"
        )


def comments_for(
    sheet: Sheet, place: int | None, rows: Mapping[int, Result]
) -> tuple[dict[tuple[int, int], str], int]:
    """Return the sentences for a column of comments, and how many comments of others stay instead."""
    if place is None:
        return {}, 0
    before = {row: sheet.lines[row].cells[place] for row in rows}
    free = {row: result for row, result in rows.items() if not before[row] or _OURS.match(before[row])}
    return {(row, place): result.comment for row, result in free.items()}, len(rows) - len(free)


def of_kept(kept: int) -> list[str]:
    """Say how many comments of others stay."""
    return [f"{kept} had a comment by somebody else, which stays."] if kept else []


def _finding(sheet: Sheet, columns: Mapping[str, int], students: Sequence[tuple[int, Line]]) -> str:
    """Return a column in which everybody has something of their own: Moodle needs one."""
    for field in FOUND_BY:
        if field in columns:
            cells = [line.cells[columns[field]].casefold() for _, line in students]
            if all(cells) and len({*cells}) == len(cells):
                return quoted(sheet.header[columns[field]])
    raise UsageError(
        "it has no column of e-mail addresses, user names or ID numbers in which everybody has their own, so "
        "Moodle could not tell who is who; nothing was written; export the grades again, with one"
    )


def _target(sheet: Sheet, columns: Mapping[str, int], title: str, said: str) -> tuple[Target, int | None]:
    """Find the column of the grades and that of the feedback."""
    header = sheet.header
    heads = {k: _head(name) for k, name in enumerate(header) if k not in columns.values()}
    wanted = normalize("NFC", said.strip() or title.strip())
    fitting = [k for k, head in heads.items() if wanted in head.names and head.kind not in _FEEDBACK]
    real = [k for k in fitting if heads[k].kind in _REAL]
    place = chosen(sheet, real or fitting, said, "Moodle")
    if place is None:
        _require_title(title)
        # What is new is read as it stands: there a comma is no decimal sign.
        return Target(safe(title), len(header), is_new=True), None
    if place not in heads or header[place] == LAST_DOWNLOADED or heads[place].kind in _FEEDBACK:
        raise UsageError(f"{quoted(header[place])} is no column of grades; nothing was written")
    stem = heads[place].stem
    beside = [k for k, head in heads.items() if head.stem == stem and head.kind in _FEEDBACK]
    target = Target(header[place], place, is_new=False, sign=sheet.decimal_sign(sorted(heads)))
    return target, beside[0] if len(beside) == 1 else None


def _head(header: str) -> _Head:
    found = _KIND.fullmatch(header)
    stem, kind = (found["stem"], header_key(found["kind"])) if found else (header, "")
    names = (header, stem, _MODULE.sub("", stem, count=1))
    return _Head(stem, kind, frozenset(normalize("NFC", name) for name in names))


def _require_title(title: str) -> None:
    """Refuse a title that means something else above a column."""
    if title.strip() in RESERVED:
        raise UsageError(f"Moodle takes no grades from a column called {quoted(title)}; change the title")


def _require_numbers(students: Sequence[tuple[int, Line]], target: Target) -> None:
    """Refuse a column with a cell that ends the import, whoever's it is."""
    for _, line in students:
        cell = line.cells[target.place]
        number = as_number(cell)
        if cell not in ("", NO_GRADE) and (number is None or number > HIGHEST):
            raise UsageError(
                f"line {line.number}: {quoted(cell)} in {quoted(target.name)} ends the import into Moodle, "
                f"which takes numbers up to {HIGHEST}; nothing was written; export the grades as Real"
            )


def _require_fresh(sheet: Sheet, students: Sequence[tuple[int, Line]], now: datetime) -> None:
    """Refuse a file whose time of download Moodle would not take."""
    if LAST_DOWNLOADED not in sheet.header:
        return
    place = sheet.header.index(LAST_DOWNLOADED)
    oldest = (now - timedelta(days=365)).timestamp()
    for _, line in students:
        cell = line.cells[place]
        stamp = as_number(cell)
        if stamp is None or not oldest < stamp <= now.timestamp():
            raise UsageError(
                f"line {line.number}: {quoted(LAST_DOWNLOADED)} is {_moment(cell)}, and Moodle takes a "
                "moment of the last year; nothing was written; export the grades again"
            )


def _moment(cell: str) -> str:
    if cell.isascii() and cell.isdigit() and len(cell) <= LONGEST_STAMP:
        return f"{datetime.fromtimestamp(int(cell), UTC):%Y-%m-%d %H:%M} UTC"
    return quoted(cell)
