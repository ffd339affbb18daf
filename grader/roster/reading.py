"""A roster from the bytes of its file: the students on it, and the rows not taken, with reasons."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from grader.questions.numbers import quoted
from grader.roster.cells import plain
from grader.roster.columns import FIELDS, OTHER_IDS, columns_in, header_key, is_from_canvas, known_among
from grader.roster.decoding import LOST, decoded
from grader.roster.table import Row, table_in

ONE_EACH = ("id", "email", *OTHER_IDS)
"""Fields that no two students share."""

_ROUNDED = re.compile(r"[0-9][.,]?[0-9]*[eE]\+[0-9]+")
_POINTS_POSSIBLE = "points possible"
_TEST_STUDENTS = ("student, test", "test student")

Named = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A student on a roster.

    Attributes
    ----------
    line : int
        Where in the file.
    fields : mapping
        What the file says of them: `id`, under which they hand in, and of `full_name`, `email`, `section` and
        `OTHER_IDS` what it has a column for.
    """

    line: int
    fields: Mapping[str, str]

    @property
    def id(self) -> str:
        """The name under which they hand in."""
        return self.fields["id"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Rows that cannot be taken, by the line on which each begins, and why."""

    lines: tuple[int, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Roster:
    """What a file says.

    Attributes
    ----------
    encoding, delimiter : str
        How it is written.
    columns : mapping
        The header of the column of each field that was found.
    unused : tuple of str
        The headers of the other columns.
    entries : tuple of Entry
        The students whose rows have no problem.
    problems : tuple of Problem
        The rows that have one.
    left_out : mapping
        What else is no student, by line: rows that Canvas adds.
    doubtful : frozenset of str
        All that stands in the rows with problems: these may be students that the file is about.
    """

    encoding: str
    delimiter: str
    columns: Mapping[str, str]
    unused: tuple[str, ...]
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    left_out: Mapping[int, str]
    doubtful: frozenset[str]


def read_roster(raw: bytes, *, named: Named, said: Mapping[str, str]) -> Roster:
    """Read a roster.

    Parameters
    ----------
    raw : bytes
        The content of the file.
    named : callable
        Returns the one spelling of an id; empty where it can be none.
    said : mapping
        Fields for which the user named a column.

    Raises
    ------
    UsageError
        If the file is no table, or no column of it is the id.
    """
    text, encoding = decoded(raw)
    table = table_in(text, known_among)
    columns = columns_in(table.header, said)
    left_out = dict(_not_students(table.header, table.rows, columns))
    rows = [row for row in table.rows if row.lines[0] not in left_out]
    problems, entries = [], []
    for row in rows:
        faults = list(_faults(row, len(table.header), columns, named))
        problems += [Problem(row.lines[:1], fault) for fault in faults]
        if not faults:
            entries.append(_entry(row, columns, named))
    entries, twice = _without_doubles(entries)
    taken = {entry.line for entry in entries}
    return Roster(
        encoding,
        table.delimiter,
        {field: table.header[place] for field, place in columns.items()},
        tuple(name for place, name in enumerate(table.header) if place not in columns.values()),
        tuple(entries),
        tuple(sorted([*problems, *twice], key=lambda problem: problem.lines)),
        left_out,
        frozenset(named(plain(cell)) for row in rows if row.lines[0] not in taken for cell in row.cells),
    )


def _not_students(
    header: Sequence[str], rows: Sequence[Row], columns: Mapping[str, int]
) -> Iterator[tuple[int, str]]:
    """Find what Canvas writes between and below the students."""
    keys = [header_key(name) for name in header]
    if not is_from_canvas(keys):
        return
    names = [keys.index(key) for key in (("student",) if "student" in keys else ("lastname", "firstname"))]
    ids = [columns[field] for field in ("id", *OTHER_IDS) if field in columns]
    for row in rows:
        if row.fault or len(row.cells) < len(header):
            continue
        name = ", ".join(filter(None, (row.cells[place].strip() for place in names)))
        if name.casefold().startswith(_POINTS_POSSIBLE) or name.casefold() in _TEST_STUDENTS:
            yield row.lines[0], name
        elif not name and not any(row.cells[place].strip() for place in ids):
            yield row.lines[0], "no student"


def _faults(row: Row, width: int, columns: Mapping[str, int], named: Named) -> Iterator[str]:
    """Say what is wrong with a row by itself."""
    if row.fault:
        last = f", up to line {row.lines[1]}" if row.lines[1] > row.lines[0] else ""
        yield f"{row.fault}{last}"
    elif len(row.cells) < width or any(cell.strip() for cell in row.cells[width:]):
        yield f"expected {width} cells, as in the line that names the columns, got {len(row.cells)}"
    else:
        yield from _faults_of_id(row.cells[columns["id"]], named)
        for field, place in columns.items():
            yield from _faults_of_cell(field, row.cells[place])


def _faults_of_id(cell: str, named: Named) -> Iterator[str]:
    said = plain(cell).strip()
    if not said:
        yield "no id"
    elif said.isprintable() and LOST not in said:
        name = named(said)
        if not name:
            yield f"the id {quoted(said)} cannot be the name of a student: too long, or nothing but quotes"
        elif name.startswith(".") or "/" in name or "\\" in name:
            yield f"the id {quoted(said)} cannot be the name of a file: it begins with . or has / or \\ in it"


def _faults_of_cell(field: str, cell: str) -> Iterator[str]:
    text = plain(cell).strip() if field == "id" else _tidy(cell)
    if LOST in text:
        yield f"{quoted(text)} has letters that were lost ({LOST}); save the file as UTF-8"
    elif not text.isprintable() and (field == "id" or "Cc" in map(unicodedata.category, text)):
        yield f"{quoted(text)} has characters in it that cannot be shown"
    elif field in ("id", *OTHER_IDS) and _ROUNDED.fullmatch(text):
        yield f"{quoted(text)} is a long number that a spreadsheet has rounded; format its column as text"


def _entry(row: Row, columns: Mapping[str, int], named: Named) -> Entry:
    said = {field: _tidy(row.cells[place]) for field, place in columns.items()}
    names = [said.pop(field) for field in ("first_name", "last_name") if field in said]
    if names:
        said["full_name"] = " ".join(filter(None, names))
    return Entry(row.lines[0], {**said, "id": named(plain(row.cells[columns["id"]]))})


def _tidy(cell: str) -> str:
    """Return the text of a cell in one line and one spelling."""
    return unicodedata.normalize("NFC", " ".join(plain(cell).split()))


def _without_doubles(entries: Sequence[Entry]) -> tuple[list[Entry], list[Problem]]:
    """Leave out all who share what only one can have: which of them is right, the file does not say."""
    left, problems = list(entries), []
    for field in ONE_EACH:
        groups: dict[str, list[Entry]] = {}
        for entry in left:
            groups.setdefault(folded(entry.fields.get(field, "")), []).append(entry)
        doubles = [group for text, group in groups.items() if text and len(group) > 1]
        problems += [_shared(field, group) for group in doubles]
        gone = {entry.line for group in doubles for entry in group}
        left = [entry for entry in left if entry.line not in gone]
    return left, problems


def folded(text: str) -> str:
    """Return what two texts share that differ in case or in the Unicode form of their letters."""
    return unicodedata.normalize("NFKC", text).casefold()


def _shared(field: str, group: Sequence[Entry]) -> Problem:
    said = sorted({entry.fields[field] for entry in group})
    text = f"the same {FIELDS[field].removeprefix('the ')}: {' and '.join(map(quoted, said))}"
    return Problem(tuple(entry.line for entry in group), text)
