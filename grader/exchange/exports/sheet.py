"""A CSV file that stays as it is, to the last quote and line end, but for the cells that are written."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from grader.errors import UsageError
from grader.questions.numbers import quoted
from grader.roster import DELIMITERS
from grader.roster.columns import known_among

MARKS = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
CODECS = {"utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "cp1252": "Windows-1252"}
"""Encodings that are read, with their names."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_DECIMALS = re.compile(r"-?[0-9]+([.,])[0-9]{1,5}")


@dataclass(frozen=True, slots=True)
class Line:
    """A row: the line where it begins, its cells as they are written, and how it ends."""

    number: int
    raw: tuple[str, ...]
    end: str

    @property
    def cells(self) -> tuple[str, ...]:
        """What its cells say, without quotes and the space around."""
        return tuple(_said(raw).strip() for raw in self.raw)

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A CSV file.

    Attributes
    ----------
    codec : str
        How it is encoded.
    mark : str
        The byte order mark before it, if there is one.
    delimiter : str
        What stands between cells.
    lines : tuple of Line
        Its rows; the first names the columns.
    """

    codec: str
    mark: str
    delimiter: str
    lines: tuple[Line, ...]

    @property
    def header(self) -> tuple[str, ...]:
        """The names of its columns."""
        return self.lines[0].cells

    def decimal_sign(self, columns: Sequence[int]) -> str:
        """Return what stands before decimals in most numbers of some columns."""
        rows = (line.cells for line in self.lines[1:])
        numbers = (_DECIMALS.fullmatch(cells[k]) for cells in rows for k in columns if k < len(cells))
        signs = [found[1] for found in numbers if found]
        return "," if signs.count(",") > signs.count(".") else "."

    def with_cells(self, texts: Mapping[tuple[int, int], str]) -> "Sheet":
        """Write cells, by row and column; a cell that was quoted stays so."""
        rows: dict[int, dict[int, str]] = {}
        for (row, column), text in texts.items():
            rows.setdefault(row, {})[column] = text
        lines = list(self.lines)
        for row, cells in rows.items():
            raw = list(lines[row].raw)
            for column, text in cells.items():
                if _said(raw[column]) != text:
                    raw[column] = self._written(text, like=raw[column])
            lines[row] = replace(lines[row], raw=tuple(raw))
        return replace(self, lines=tuple(lines))

    def with_column(self, texts: Mapping[int, str]) -> "Sheet":
        """Add a column behind the others; rows that are blank or of another width stay as they are."""
        width = len(self.header)
        everything = [raw for line in self.lines if not line.is_blank for raw in line.raw]
        like = '""' if all(raw.startswith('"') for raw in everything) else ""
        lines = [
            line
            if line.is_blank or len(line.raw) != width
            else replace(line, raw=(*line.raw, self._written(texts.get(row, ""), like=like)))
            for row, line in enumerate(self.lines)
        ]
        return replace(self, lines=tuple(lines))

    def to_bytes(self) -> bytes:
        """Return the file.

        Raises
        ------
        UsageError
            If its encoding has no sign for something that was written.
        """
        text = "".join(f"{self.delimiter.join(line.raw)}{line.end}" for line in self.lines)
        try:
            return f"{self.mark}{text}".encode(self.codec)
        except UnicodeEncodeError as error:
            lost = error.object[error.start : error.end]
            raise UsageError(
                f"it is in {CODECS[self.codec]}, which has no {quoted(lost)}; save it as CSV (UTF-8)"
            ) from None

    def _written(self, text: str, *, like: str) -> str:
        """Write a cell, in quotes where it needs them or the one in its place had them."""
        needed = text != text.strip() or any(sign in text for sign in (self.delimiter, '"', "\r", "\n"))
        if needed or like.startswith('"'):
            doubled = text.replace('"', '""')
            return f'"{doubled}"'
        return text


def read_sheet(raw: bytes) -> Sheet:
    """Read a CSV file.

    Raises
    ------
    UsageError
        If it is no text, has no header, or its quotes do not fit.
    """
    codec, text = _decoded(raw)
    mark = text[:1] if text.startswith("\ufeff") else ""
    text = text[len(mark) :]
    if not text.strip():
        raise UsageError("it is empty; expected the file that your system exported")
    first = {delimiter: _lines(text, delimiter, only_first=True) for delimiter in DELIMITERS}
    headers = {delimiter: lines[0].cells for delimiter, lines in first.items() if lines}
    if not headers:
        raise UsageError("line 1, which names the columns, cannot be read: quotes do not fit")
    delimiter = max(headers, key=lambda one: (known_among(headers[one]), len(headers[one])))
    return Sheet(codec, mark, delimiter, _lines(text, delimiter))


def _decoded(raw: bytes) -> tuple[str, str]:
    """Return an encoding and the text in it, which encodes to the same bytes."""
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise UsageError("it is a spreadsheet; export it as CSV")
    marked = next((codec for codec, mark in MARKS.items() if raw.startswith(mark)), None)
    for codec in [marked] if marked else ["utf-8", "cp1252"]:
        try:
            text = raw.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return codec, text
    raise UsageError("it is neither UTF-8 nor Windows-1252 text; save it as CSV (UTF-8)")


def _lines(text: str, delimiter: str, *, only_first: bool = False) -> tuple[Line, ...]:
    """Split a text into rows; of the first alone, none where it cannot be read."""
    edge = re.escape(delimiter)
    cell = re.compile(
        rf'("[^"]*(?:""[^"]*)*"|[^"{edge}\r\n][^{edge}\r\n]*|)({edge}|\r\n|\r|\n|\Z)',
    )
    lines: list[Line] = []
    raw: list[str] = []
    begin = number = 1
    at = 0
    while at < len(text) or raw:
        found = cell.match(text, at)
        if found is None:
            if only_first:
                return ()
            raise UsageError(f"line {number}: a quote is opened and not closed, or stands within a cell")
        raw.append(found[1])
        at = found.end()
        number += len(_LINE_END.findall(found[0]))
        if found[2] != delimiter:
            lines.append(Line(begin, tuple(raw), found[2]))
            raw, begin = [], number
            if only_first:
                break
    return tuple(lines)


def _said(raw: str) -> str:
    return raw[1:-1].replace('""', '"') if raw.startswith('"') else raw
