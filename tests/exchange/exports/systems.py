"""How Canvas and Moodle read a file, each rule by itself: what comes back is what they would store."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from grader.exchange.exports.grades import Result, State
from grader.store.people import Person


def result(person: Person | str, points: float | str = 8, out_of: int = 10) -> Result:
    """Return a result of somebody."""
    who = person if isinstance(person, Person) else Person(person)
    counts = Fraction(str(points))
    comment = f"Points: {points} of {out_of}: counts {points}."
    return Result(who, State.GRADED, counts, Fraction(out_of), Fraction(0), {"doubling": counts}, comment)


def people(results: Sequence[Result]) -> list[Person]:
    """Return whose results these are."""
    return [one.person for one in results]


class AbortedError(Exception):
    """The import was ended."""


@dataclass(frozen=True, slots=True)
class CanvasUser:
    """Somebody whom Canvas knows."""

    id: int
    sortable: str
    sis: str = ""
    login: str = ""


def read_by_canvas(raw: bytes, users: Sequence[CanvasUser], column: str) -> dict[int, str]:
    """Return the grades that Canvas takes out of one column, by user."""
    text = raw.decode("utf-8-sig")
    first = text.splitlines()[:3]
    counts = {}
    for sign in ";,":
        widths = {len(next(csv.reader([line], delimiter=sign), [])) for line in first}
        counts[sign] = widths.pop() if len(widths) == 1 else 0
    rows = list(
        csv.reader(io.StringIO(text, newline=""), delimiter=";" if counts[";"] > counts[","] else ",")
    )
    header = rows[0]
    if len(header) <= 3 or "Student" not in header[0] or "ID" not in header[1]:
        raise AbortedError("Invalid header row")
    place = header.index(column)
    grades: dict[int, str] = {}
    for row in rows[1:]:
        if row and "Points Possible" in row[0]:
            if "read only" in row[place]:
                return {}
            continue
        if all(re.fullmatch(r"\s*(Muted|Manual Posting.*)?\s*", cell, re.IGNORECASE) for cell in row):
            continue
        named = dict(zip(header, row, strict=False))
        user = _canvas_user(named, users)
        if user is None:
            raise AbortedError(f"asks who {row[0]} is")
        cell = row[place].strip()
        if re.fullmatch(r"-?[0-9.,]+%?", cell):
            *before, last = re.split("[,.]", cell)
            cell = f"{''.join(before)}.{last}" if before else last
        if cell not in ("", "-", "N/A"):
            grades[user.id] = cell
    return grades


def _canvas_user(named: Mapping[str, str], users: Sequence[CanvasUser]) -> CanvasUser | None:
    for user in users:
        if named.get("ID") == str(user.id):
            return user
    for key, field in (("SIS User ID", "sis"), ("SIS Login ID", "login")):
        for user in users:
            if named.get(key) and named[key] == getattr(user, field):
                return user
    last_first = {user.sortable: user for user in users}
    first_last = {" ".join(reversed(user.sortable.split(", "))): user for user in users}
    return last_first.get(named["Student"]) or first_last.get(named["Student"])


def read_by_moodle(
    raw: bytes,
    users: Sequence[str],
    by: str,
    grade: str,
    feedback: str = "",
    *,
    new: bool = False,
    sign: str = ",",
) -> dict[str, tuple[float | None, str]]:
    """Return what Moodle imports for each user: by one column, from one of grades and one of feedback."""
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=sign))
    header = [name.strip() for name in rows[0]]
    student = None
    stored: dict[str, tuple[float | None, str]] = {}
    for row in rows[1:]:
        if len(row) <= 1:
            continue
        cells = {name: cell.strip() for name, cell in zip(header, row, strict=True)}
        if cells[by]:
            if cells[by] not in users:
                raise AbortedError(f"unknown user {cells[by]}")
            student = cells[by]
        if student is None:
            raise AbortedError("no user")
        stored[student] = (_moodle_grade(cells[grade], new), cells.get(feedback, ""))
    return stored


def _moodle_grade(cell: str, new: bool) -> float | None:
    if cell == "-":
        return None
    if not cell:
        return 0.0 if new else None  # the database makes a number of nothing
    try:
        number = float(cell if new else cell.replace(",", "."))
    except ValueError:
        raise AbortedError(f"bad grade {cell}") from None
    if number > 100:
        raise AbortedError("too big")
    return number


def read_worksheet(raw: bytes, sign: str = ",") -> dict[str, tuple[float | None, str]]:
    """Return what Moodle takes from a worksheet, by participant; it passes over rows in silence."""
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=sign))
    stored = {}
    for row in rows:
        number = row["Identifier"][len("Participant ") :]
        cell = row["Grade"].strip().replace(",", ".")
        grade = float(cell) if cell else None
        maximum = float(row["Maximum grade"].replace(",", "."))
        if grade is not None and (row["Grade can be changed"] == "No" or not 0 <= grade <= maximum):
            grade = None
        stored[number] = (grade, row["Feedback comments"])
    return stored
