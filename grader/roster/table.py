"""The rows of a CSV text, each with its lines; a row that breaks the rules does not stop the others."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from grader.errors import UsageError

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}

_INK = re.compile(r"[^\s,;]")
_EXCEL_LINE = re.compile(r'"?sep=([,;|\t])"?\s*')


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table.

    Attributes
    ----------
    lines : tuple of int
        Its first and its last line in the file, from 1.
    cells : tuple of str
        What stands in it; of a row with a `fault` all its pieces.
    fault : str
        Why it could not be read, if so.
    """

    lines: tuple[int, int]
    cells: tuple[str, ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A header, and the rows below it that are not blank."""

    delimiter: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]


def table_in(text: str, fitting: Callable[[Sequence[str]], int]) -> Table:
    """Read a CSV text.

    Parameters
    ----------
    text : str
        All of it.
    fitting : callable
        Says how many cells of a header are known: the delimiter that yields the most is the right one.

    Raises
    ------
    UsageError
        If it has no header.
    """
    lines = list(io.StringIO(text, newline=""))
    said = _EXCEL_LINE.fullmatch(lines[0]) if lines else None
    first = 1 if said else 0
    delimiter = said[1] if said else max(DELIMITERS, key=lambda one: _worth(lines, one, fitting))
    rows = _rows(lines, delimiter, first)
    header = next(rows, None)
    if header is None:
        raise UsageError("it is empty; expected a line with the names of the columns, and a line a student")
    if header.fault:
        raise UsageError(f"line {header.lines[0]}, which names the columns, cannot be read: {header.fault}")
    return Table(delimiter, tuple(cell.strip() for cell in header.cells), tuple(rows))


def _worth(lines: Sequence[str], delimiter: str, fitting: Callable[[Sequence[str]], int]) -> tuple[int, int]:
    header = next(_rows(lines, delimiter, 0), None)
    return (fitting(header.cells), len(header.cells)) if header else (0, 0)


def _rows(lines: Sequence[str], delimiter: str, first: int) -> Iterator[Row]:
    """Read row by row; after a broken one the next line begins a row."""
    reader = csv.reader(iter(lines[first:]), delimiter=delimiter, strict=True)
    while True:
        begin = first + reader.line_num
        try:
            cells, fault = next(reader), ""
        except StopIteration:
            return
        except csv.Error as error:
            broken = "".join(lines[begin : first + reader.line_num])
            cells, fault = re.split(rf"[{re.escape(delimiter)}\r\n]", broken), _fault(error)
        if any(map(_INK.search, cells)):
            yield Row((begin + 1, first + reader.line_num), tuple(cells), fault)


def _fault(error: csv.Error) -> str:
    if "unexpected end" in str(error):
        return "a quote is opened here and closed nowhere"
    if "field larger" in str(error):
        return "a cell has more than 100,000 characters; is a quote opened and not closed?"
    return 'quotes do not fit; a quote within quotes is written twice: "Jo ""J"" Li"'
