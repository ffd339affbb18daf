"""The gradebook of Canvas: filled as it was exported, or a new one, by the rules of its importer.

A column of an assignment is called ``Title (12345)``; Canvas goes by the number, else by the whole title.
The row ``Points Possible`` says of how many points, and `(read only)` that Canvas takes nothing.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from unicodedata import normalize

from grader.assignments.wording import short
from grader.errors import UsageError
from grader.exchange.exports.filling import (
    Filled,
    Target,
    Told,
    as_number,
    chosen,
    points_text,
    require_maximum,
    require_width,
    told,
)
from grader.exchange.exports.grades import LeftOut, Result
from grader.exchange.exports.matching import Matches, matched, person_columns, them_in
from grader.exchange.exports.sheet import Line, Sheet, read_sheet
from grader.questions.numbers import quoted
from grader.roster.cells import safe
from grader.store.people import Person

POINTS_POSSIBLE = "Points Possible"
HEADER = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
RESERVED = (*HEADER, "LastName", "FirstName", "Integration ID", "Root Account")
NOT_ASSIGNED, EXCUSED = "N/A", "EX"
LEFT_ALONE = {NOT_ASSIGNED: "not assigned to them in Canvas", EXCUSED: "excused in Canvas"}
TEST_STUDENTS = ("student, test", "test student")

UNKNOWN = "Canvas would not know them: no id, and no name of their own"

_TITLE_AND_ID = re.compile(r"(.*)\s\((\d+)\)", re.DOTALL)
_TOTALS = re.compile(r"(Current|Final) (Score|Points|Grade)|Override (Score|Grade|Status)")
_NO_STUDENT = re.compile(r"\s*(muted|manual posting.*)?\s*", re.IGNORECASE | re.DOTALL)
_READ_ONLY = re.compile(r"read\s+only")


def fill_canvas(
    raw: bytes, grades: Sequence[Result], people: Sequence[Person], title: str, column: str = ""
) -> Filled:
    """Write grades into a gradebook that Canvas exported.

    Parameters
    ----------
    raw : bytes
        The file.
    grades : sequence of Result
        What is written.
    people : sequence of Person
        The whole class, so that nobody is taken for somebody else.
    title : str
        Of the assignment.
    column : str
        The column that was named.

    Raises
    ------
    UsageError
        If it is no such file, or Canvas would not take it.
    """
    sheet = read_sheet(raw)
    section = _section(sheet.header)
    possible = next((k for k, line in enumerate(sheet.lines) if _says_points(line)), None)
    students = [(k, line) for k, line in enumerate(sheet.lines) if k and k != possible and _is_student(line)]
    require_width(sheet, students)
    target = _target(sheet, section, title, column)
    if not target.is_new and possible is not None:
        _require_open(sheet.lines[possible].cells, target, grades)
    columns = {field: k for field, k in person_columns(sheet.header).items() if k <= section}
    columns["canvas"] = sheet.header.index("ID")
    matches = matched(them_in(students, columns), people)
    skipped = {} if target.is_new else _left_alone(sheet, matches, grades, target)
    cells = {
        matches.rows[result.person.name].row: points_text(result.points, target.sign)
        for result in grades
        if result.person.name in matches.rows and result.person.name not in skipped
    }
    strangers = [them for them in matches.strangers if them.name.casefold() not in TEST_STUDENTS]
    said = told(grades, matches, skipped, strangers)
    if target.is_new:
        most = {} if possible is None else {possible: points_text(grades[0].out_of, target.sign)}
        filled = sheet.with_column({0: target.name, **most, **cells})
    else:
        filled = sheet.with_cells({(row, target.place): text for row, text in cells.items()})
    notes = (*said.notes, *_notes(grades, target.is_new))
    return Filled(filled.to_bytes(), target.name, replace(said, notes=notes))


def new_canvas(grades: Sequence[Result], title: str) -> Filled:
    """Write a gradebook that Canvas imports as a new assignment, or into one of just this title."""
    _require_title(title)
    names = Counter(normalize("NFC", result.person.full_name) for result in grades)
    known, left_out = [], []
    for result in grades:
        if _is_known(result.person, names):
            known.append(result)
        else:
            left_out.append(LeftOut(result.person.name, UNKNOWN))
    if not known:
        raise UsageError("nobody has a grade that Canvas could take; nothing was written")
    rows = [(*_who(result.person), short(result.points)) for result in known]
    possible = (f"    {POINTS_POSSIBLE}", *[""] * (len(HEADER) - 1), short(known[0].out_of))
    text = csv_text([(*HEADER, safe(title)), possible, *rows])
    written = tuple(result.person.name for result in known)
    return Filled(text.encode(), title, Told(written, tuple(left_out), notes=tuple(_notes(known, True))))


def csv_text(rows: Sequence[Sequence[str]]) -> str:
    """Write a new CSV file."""
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue()


def _who(person: Person) -> tuple[str, ...]:
    ids = person.ids
    login = ids.get("sis_login", person.name)  # which is the name under which most hand in
    cells = (
        person.full_name or person.name,
        ids.get("canvas", ""),
        ids.get("sis", ""),
        login,
        person.section,
    )
    return tuple(map(safe, cells))


def _is_known(person: Person, names: Mapping[str, int]) -> bool:
    """Tell whether Canvas can find somebody: by an id, else by a name that is theirs alone."""
    ids = [person.ids.get(kind, "") for kind in ("canvas", "sis", "sis_login")]
    if any(value and safe(value) == value for value in ids):
        return True
    name = normalize("NFC", person.full_name)
    return not name or (names[name] == 1 and safe(name) == name)


def _section(header: Sequence[str]) -> int:
    """Find the column that ends what is said of students, where Canvas looks for it."""
    begins = header[:2] == ("Student", "ID") or header[:3] == ("LastName", "FirstName", "ID")
    place = next((k for k, name in enumerate(header[:9]) if "Section" in name), None)
    if not begins or place is None or len(header) < 4:
        first = ", ".join(map(quoted, header[:5]))
        raise UsageError(
            f"it is no gradebook of Canvas: expected columns Student, ID, ..., Section, got {first}; "
            "export it there with Grades, Export, Export Entire Gradebook"
        )
    return place


def _says_points(line: Line) -> bool:
    return POINTS_POSSIBLE in line.cells[0]


def _is_student(line: Line) -> bool:
    """Tell students from lines that Canvas adds: such as which assignments are posted by hand."""
    return not all(_NO_STUDENT.fullmatch(cell) for cell in line.cells)


def _target(sheet: Sheet, section: int, title: str, said: str) -> Target:
    header = sheet.header
    wanted = normalize("NFC", said.strip() or title.strip())
    fitting = [
        k
        for k, name in enumerate(header)
        if k > section and wanted in (normalize("NFC", name), normalize("NFC", _title_of(name)))
    ]
    place = chosen(sheet, fitting, said, "Canvas")
    sign = sheet.decimal_sign(range(section + 1, len(header)))
    if place is None:
        _require_title(title)
        return Target(safe(title), len(header), is_new=True, sign=sign)
    if place <= section or _TOTALS.search(header[place]):
        raise UsageError(f"{quoted(header[place])} is no column of an assignment; nothing was written")
    return Target(header[place], place, is_new=False, sign=sign)


def _title_of(name: str) -> str:
    found = _TITLE_AND_ID.fullmatch(name)
    return found[1] if found else name


def _require_title(title: str) -> None:
    """Refuse a title that Canvas takes for something else when it stands above a new column."""
    if _TOTALS.search(title) or title.strip() in RESERVED:
        raise UsageError(f"Canvas takes no grades from a column called {quoted(title)}; change the title")
    found = _TITLE_AND_ID.fullmatch(title)
    if found:
        raise UsageError(
            f"Canvas takes ({found[2]}) in {quoted(title)} for the number of an assignment; "
            "change the title, or make the assignment in Canvas and export again"
        )


def _require_open(possible: Sequence[str], target: Target, grades: Sequence[Result]) -> None:
    """Refuse a column that is locked, or counts out of something else."""
    said = possible[target.place] if target.place < len(possible) else ""
    if _READ_ONLY.search(said):
        raise UsageError(f"{quoted(target.name)} is read only in Canvas; nothing was written")
    for result in grades[:1]:  # all are counted out of the same
        require_maximum(result, as_number(said), f"Points Possible of {quoted(target.name)}")


def _left_alone(sheet: Sheet, matches: Matches, grades: Sequence[Result], target: Target) -> dict[str, str]:
    """Return whose cell says that Canvas takes no number, or should keep what it has."""
    names: Collection[str] = {result.person.name for result in grades}
    said = {
        name: sheet.lines[them.row].cells[target.place].upper()
        for name, them in matches.rows.items()
        if name in names
    }
    return {name: LEFT_ALONE[cell] for name, cell in said.items() if cell in LEFT_ALONE}


def _notes(grades: Sequence[Result], is_new: bool) -> list[str]:
    notes = []
    if is_new:
        notes.append("Canvas asks on import which assignment the new column is; choose a new one, or yours.")
    if any(result.points > result.out_of for result in grades):
        notes.append(f"Some have more than {short(grades[0].out_of)}: Canvas takes that as extra credit.")
    return notes
