"""A text and its passages that are no prose, each with its place: what the other modules here work on."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from markdown_it.token import Token

from grader.markup.dialect import DISPLAY, FORMULA, LONE_DOLLAR, placing_dialect
from grader.markup.places import Row, cells_of, places_of_display, places_of_heading, places_of_paragraph


class Kind(StrEnum):
    """What a passage is."""

    FORMULA = "formula"
    DISPLAY = "display"
    DOLLAR = "dollar"
    CODE = "code"
    LINK = "link"
    TARGET = "target"
    IMAGE = "image"
    HTML = "html"
    HEADING = "heading"
    MARKER = "marker"


INLINE = {
    FORMULA: Kind.FORMULA,
    LONE_DOLLAR: Kind.DOLLAR,
    "code_inline": Kind.CODE,
    "link_open": Kind.LINK,
    "image": Kind.IMAGE,
    "html_inline": Kind.HTML,
}
LINES = {
    "fence": Kind.CODE,
    "code_block": Kind.CODE,
    "html_block": Kind.HTML,
    "heading_open": Kind.HEADING,
}


@dataclass(frozen=True, slots=True)
class Span:
    """One passage, from `start` to before `end` in the text.

    `content` is the LaTeX of a formula, the address of a link, the alternative text of an image, the words
    of a heading. `places` are the offsets of the letters of a formula, and where it ends.
    """

    kind: Kind
    start: int
    end: int
    content: str = ""
    places: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A text that was read: its passages in order, and its tables, each a head and rows."""

    text: str
    spans: tuple[Span, ...]
    tables: tuple[tuple[Row, ...], ...]

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset, both from 1."""
        starts = _line_starts(self.text)
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def row(self, line: int) -> Row:
        """Return a line, counted from 1, as the row of a table."""
        start = _line_starts(self.text)[line - 1]
        while self.text[start : start + 1] in (" ", ">"):
            start += 1
        return Row(start, cells_of(self.text, start))

    def only(self, *kinds: Kind) -> list[Span]:
        """Return the passages of some kinds."""
        return [span for span in self.spans if span.kind in kinds]

    def prose(self) -> str:
        """Return the text with blanks in place of all passages; the words of links are prose."""
        letters = list(self.text)
        for span in self.spans:
            if span.kind is not Kind.LINK:
                letters[span.start : span.end] = re.sub(r"[^\n]", " ", self.text[span.start : span.end])
        return "".join(letters)


def read(text: str) -> Document:
    """Read a text; offsets are those of `Document.text`, in which all lines end alike."""
    text = re.sub(r"\r\n?", "\n", text).replace("\0", "\ufffd")
    environment: dict[str, Any] = {}
    tokens = placing_dialect().parse(text, environment)
    reader = _Reader(text)
    spans = list(reader.spans(tokens))
    references = environment.get("references", {}).values()
    spans += [reader.lines(Kind.TARGET, reference["map"]) for reference in references]
    return Document(text, tuple(sorted(spans, key=lambda span: span.start)), tuple(reader.tables))


class _Reader:
    """Goes through the tokens of a text, and collects its tables on the way."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = _line_starts(text)
        self.tables: list[tuple[Row, ...]] = []
        self._cells: Iterator[Sequence[int]] | None = None

    def spans(self, tokens: Sequence[Token]) -> Iterator[Span]:
        """Find the passages of the text."""
        for number, token in enumerate(tokens):
            lines = token.map or [0, 0]
            if token.type == DISPLAY:
                yield self._display(token)
            elif token.type in LINES:
                words = tokens[number + 1].content if token.type == "heading_open" else ""
                yield self.lines(LINES[token.type], lines, words)
            elif token.type == "list_item_open" and token.info:
                yield self._marker(token.info + token.markup, lines[0])
            elif token.type == "table_open":
                self._begin_table(token)
            elif token.type == "table_close":
                self._cells = None
            elif token.type == "inline":
                yield from self._inline(token, self._places(token, tokens[number - 1]))

    def lines(self, kind: Kind, lines: Sequence[int], words: str = "") -> Span:
        """Return a passage of whole lines."""
        starts = [*self.starts, len(self.text) + 1]
        return Span(kind, starts[lines[0]], starts[min(lines[1], len(starts) - 1)] - 1, words)

    def _display(self, token: Token) -> Span:
        start, end = token.meta["at"]
        places = places_of_display(self.text, start, end, token.content)
        return Span(Kind.DISPLAY, start, len(self.text[:end].rstrip()), token.content, places)

    def _marker(self, marker: str, line: int) -> Span:
        start = self.text.index(marker, self.starts[line])
        return Span(Kind.MARKER, start, start + len(marker))

    def _begin_table(self, token: Token) -> None:
        starts: dict[int, int] = token.meta["starts"]
        head, _, *others = starts.values()
        rows = [Row(start, cells_of(self.text, start)) for start in (head, *others)]
        width = len(rows[0].cells)
        self.tables.append(tuple(rows))
        self._cells = (cell for row in rows for cell in _exactly(row.cells, width))

    def _places(self, token: Token, opening: Token) -> Sequence[int]:
        """Return where the letters of an inline token stand."""
        first = (token.map or [0])[0]
        if self._cells is not None:
            return next(self._cells)
        if opening.type == "heading_open" and opening.markup.startswith("#"):
            return places_of_heading(self.text, self.starts[first], token.content)
        return places_of_paragraph(self.text, self.starts, first, token.content)

    def _inline(self, token: Token, places: Sequence[int]) -> Iterator[Span]:
        for child in token.children or ():
            if child.type not in INLINE:
                continue
            start, end = child.meta["at"]
            kind, content = INLINE[child.type], child.content
            if kind is Kind.LINK:
                content = str(child.attrs["href"])
                target = child.meta.get("label_end", start)
                yield Span(Kind.TARGET, places[target], places[end - 1] + 1, content)
            inside = places[start + 1 : end] if kind is Kind.FORMULA else ()
            yield Span(kind, places[start], places[end - 1] + 1, content, inside)


def _exactly(cells: Sequence[Sequence[int]], width: int) -> Iterator[Sequence[int]]:
    """Give a row as many cells as its table has columns."""
    for column in range(width):
        yield cells[column] if column < len(cells) else [0]


def _line_starts(text: str) -> list[int]:
    return [0, *(found.end() for found in re.finditer("\n", text))]
