"""What every plot has: a picture with a name and a description, and its numbers as a table."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

WIDTH = 400
"""Units of the viewBox; the page decides how wide a picture is, and 300 pixels are still readable."""

ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Caption:
    """The words of a plot.

    Attributes
    ----------
    id : str
        Unique on its page; title and description are found by it.
    title : str
        What the picture shows, in a few words; stands above it.
    description : str
        What is to be seen in it, for those who cannot see it.
    x, y : str
        What the axes count.
    below : str
        What is to be said to everybody, between the picture and its numbers.

    Raises
    ------
    ValueError
        If the id could not stand in a page.
    """

    id: str
    title: str
    description: str
    x: str = ""
    y: str = ""
    below: str = ""

    def __post_init__(self) -> None:
        if not ID.fullmatch(self.id):
            raise ValueError(f"the id of a plot is a letter, then letters, digits, _ or -; got {self.id!r}")


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a plot, as text; `note` says if some are left out."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""


def figure(caption: Caption, height: float, shapes: Iterable[str], table: Table) -> str:
    """Put a picture together; the shapes are SVG text, everything else is escaped."""
    title, description = f"{caption.id}-title", f"{caption.id}-description"
    below = f"<p>{escape(caption.below)}</p>\n" if caption.below else ""
    return (
        f'<figure class="plot"><figcaption>{escape(caption.title)}</figcaption>\n'
        f'<svg role="img" aria-labelledby="{title} {description}" viewBox="0 0 {WIDTH} {height:g}">'
        f'<title id="{title}">{escape(caption.title)}</title>'
        f'<desc id="{description}">{escape(caption.description)}</desc>\n'
        f"{''.join(shapes)}</svg>\n{below}{_numbers(caption, table)}</figure>\n"
    )


def text(words: str, x: float, y: float, anchor: str = "start") -> str:
    """Write words into a picture; `anchor` is the end that stands at x."""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def box(kind: str, x: float, y: float, width: float, height: float) -> str:
    """Draw a filled rectangle."""
    return f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"/>'


def stroke(kind: str, x1: float, y1: float, x2: float, y2: float) -> str:
    """Draw a straight line."""
    return f'<path class="{kind}" d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}"/>'


def _numbers(caption: Caption, table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.head)
    rows = "".join(f"<tr>{_cells(row)}</tr>\n" for row in table.rows)
    note = f"<p>{escape(table.note)}</p>" if table.note else ""
    return (
        f"<details><summary>The numbers of this picture</summary>{note}<table>"
        f"<caption>{escape(caption.title)}</caption><thead><tr>{head}</tr></thead>\n"
        f"<tbody>{rows}</tbody></table></details>"
    )


def _cells(row: Sequence[str]) -> str:
    first, *others = row
    return f'<th scope="row">{escape(first)}</th>' + "".join(f"<td>{escape(cell)}</td>" for cell in others)
