"""What is wrong in a text, with line and column: formulas, dollars, links, tables, HTML, images."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from grader.markup.document import Document, Kind, Span, read
from grader.markup.mathematics import FormulaError, mathml
from grader.markup.places import Row

PRICE = r"is read as a formula; write \$ for the sign"
LONE = r"opens no formula: close it behind its last letter, or write \$ for the sign"
LONE_DISPLAY = "is no display formula: $$ begins a line and ends one, without an empty line between"
BARS = r" (a bar ends a cell even in a formula: write \lvert, \rvert or \mid)"
DELIMITERS = re.compile(r"[ >]*\|?[ ]*:?-+:?[ ]*(\|[ ]*:?-+:?[ ]*)+\|?[ ]*|[ >]*\|[ ]*:?-+:?[ ]*\|[ ]*")


class Problem(NamedTuple):
    """Something wrong: where, from 1, and what."""

    line: int
    column: int
    sentence: str


def problems(text: str, folder: Path | None = None) -> list[Problem]:
    """Find what is wrong in a text.

    Parameters
    ----------
    text : str
        Markdown with LaTeX between dollars.
    folder : Path, optional
        Where it stands: then the files that it links to must be there.

    Returns
    -------
    list of Problem
        In the order of the text.
    """
    document = read(text)
    found = [
        *_formulas(document),
        *_dollars(document),
        *_links(document, folder),
        *_tables(document),
        *_html(document),
        *_images(document),
    ]
    return [Problem(*document.place(offset), sentence) for offset, sentence in sorted(found)]


def formula_problems(tex: str, *, display: bool = True) -> list[tuple[int, str]]:
    """Find out whether a formula can be shown: offset and sentence, or nothing."""
    try:
        mathml(tex, display=display)
    except FormulaError as error:
        return [(error.offset, str(error))]
    return []


def _formulas(document: Document) -> Iterator[tuple[int, str]]:
    for span in document.only(Kind.FORMULA, Kind.DISPLAY):
        if _looks_like_a_price(document, span):
            yield span.start, f"{document.text[span.start : span.end]} {PRICE}"
            continue
        for offset, sentence in formula_problems(span.content, display=span.kind is Kind.DISPLAY):
            yield span.places[offset], sentence


def _looks_like_a_price(document: Document, span: Span) -> bool:
    return span.kind is Kind.FORMULA and (
        "`" in span.content or document.text[span.end : span.end + 1].isdigit()
    )


def _dollars(document: Document) -> Iterator[tuple[int, str]]:
    for span in document.only(Kind.DOLLAR):
        yield span.start, f"{span.content} {LONE_DISPLAY if span.content == '$$' else LONE}"


def _links(document: Document, folder: Path | None) -> Iterator[tuple[int, str]]:
    anchors = {_anchor(span.content) for span in document.only(Kind.HEADING)}
    for span in document.only(Kind.LINK):
        address = urlsplit(span.content)
        if not span.content:
            yield span.start, "the link leads nowhere"
        elif address.scheme or address.netloc:
            continue
        elif not address.path:
            if address.fragment and unquote(address.fragment) not in anchors:
                yield span.start, f"no heading of this text has the anchor #{unquote(address.fragment)}"
        elif address.path.startswith("/"):
            yield (
                span.start,
                f"the link {span.content} begins with /; name a file from here, or a whole address",
            )
        elif folder is not None and not (folder / unquote(address.path)).exists():
            yield span.start, f"the link leads to {unquote(address.path)}, which is not there"


def _anchor(heading: str) -> str:
    """Return the anchor of a heading: its words in lower case with hyphens between."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


def _tables(document: Document) -> Iterator[tuple[int, str]]:
    for head, *rows in document.tables:
        for row in rows:
            if len(row.cells) != len(head.cells):
                hint = BARS if "$" in document.text[row.start :].partition("\n")[0] else ""
                yield row.start, f"the row has {_cells(row)}, its head {len(head.cells)}{hint}"
    yield from _tables_that_are_none(document)


def _tables_that_are_none(document: Document) -> Iterator[tuple[int, str]]:
    """Find a head above a line of hyphens with another number of cells: such a table is shown as text."""
    heads = {document.place(table[0].start)[0] for table in document.tables}
    lines = document.prose().split("\n")
    for number, (above, line) in enumerate(pairwise(lines), 1):
        if number not in heads and "|" in above and DELIMITERS.fullmatch(line):
            head, hyphens = (document.row(at) for at in (number, number + 1))
            yield head.start, f"the head has {_cells(head)}, the line below it {len(hyphens.cells)}: no table"


def _cells(row: Row) -> str:
    return f"{len(row.cells)} cell{'s' if len(row.cells) != 1 else ''}"


def _html(document: Document) -> Iterator[tuple[int, str]]:
    for span in document.only(Kind.HTML):
        tag = document.text[span.start : span.end].split("\n")[0].strip()
        yield span.start, f"HTML is shown as it is typed, not as a page shows it: {tag}"


def _images(document: Document) -> Iterator[tuple[int, str]]:
    for span in document.only(Kind.IMAGE):
        if not span.content.strip():
            yield span.start, "the image has no text in its brackets for those who cannot see it"
