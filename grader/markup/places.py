"""Where in a text the letters of a paragraph, a table's cell or a formula stand; the parser does not say.

What it gives as the content of a block is cut from the text line by line, so each line of a content is the
right end of a line of the text. Offsets have one entry more than the content has letters: where it ends.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markdown_it.common.utils import MD_TRIM_CHARS


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: where it begins, and the offsets of the letters of each of its cells."""

    start: int
    cells: tuple[Sequence[int], ...]


def places_of_paragraph(text: str, line_starts: Sequence[int], first: int, content: str) -> list[int]:
    """Return the offsets of the letters of a paragraph that begins in line `first`, counted from 0."""
    ends = []
    for start, line in zip(line_starts[first:], content.split("\n"), strict=False):
        source = text[start:].partition("\n")[0]
        ends.append((line, start + len(source.rstrip()) + len(line) - len(line.rstrip())))
    return _aligned(ends)


def places_of_heading(text: str, line_start: int, content: str) -> list[int]:
    """Return the offsets of the letters of a heading whose line begins with number signs."""
    start = text.find(content, text.index("#", line_start))
    return list(range(start, start + len(content) + 1))


def places_of_display(text: str, start: int, end: int, content: str) -> list[int]:
    """Return the offsets of the letters of a display formula, which stands between two dollars each."""
    first, *others = content.split("\n")
    ends = [(first, start + 2 + len(first))]
    for line in others:
        line_start = text.index("\n", ends[-1][1]) + 1
        ends.append((line, line_start + len(text[line_start:end].partition("\n")[0])))
    if others:
        ends[-1] = (others[-1], len(text[:end].rstrip()) - 2)
    return _aligned(ends)


def cells_of(text: str, start: int) -> tuple[Sequence[int], ...]:
    """Return the offsets of the letters of each cell of the row that begins at `start`.

    A bar ends a cell unless a backslash stands before it, even in code and in a formula.
    """
    row = text[start:].partition("\n")[0].rstrip(MD_TRIM_CHARS)
    cells: list[list[int]] = [[]]
    for offset, letter in enumerate(row, start):
        escaped = offset > start and text[offset - 1] == "\\"
        if letter == "|" and not escaped:
            cells.append([])
            continue
        if letter == "|":
            cells[-1].pop()
        cells[-1].append(offset)
    outer_empty = [not cell for cell in cells]
    inner = cells[outer_empty[0] : len(cells) - (outer_empty[-1] and len(cells) > 1)]
    return tuple(_trimmed(text, cell, start + len(row)) for cell in inner)


def _trimmed(text: str, cell: list[int], end: int) -> list[int]:
    """Drop the blanks around a cell, and say where it ends."""
    while cell and text[cell[0]] in MD_TRIM_CHARS:
        del cell[0]
    while cell and text[cell[-1]] in MD_TRIM_CHARS:
        del cell[-1]
    return [*cell, cell[-1] + 1 if cell else end]


def _aligned(ends: Iterable[tuple[str, int]]) -> list[int]:
    return list(_offsets(ends))


def _offsets(ends: Iterable[tuple[str, int]]) -> Iterator[int]:
    for line, end in ends:
        yield from range(end - len(line), end + 1)
