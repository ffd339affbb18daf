"""What nbgrader says of a cell in its metadata (schema 3), and its marks around what students do not get."""

from dataclasses import dataclass, replace
from typing import Any

from grader.exchange.notebooks.cells import NewCell

SCHEMA = 3
BEGIN_SOLUTION, END_SOLUTION = "### BEGIN SOLUTION", "### END SOLUTION"
BEGIN_HIDDEN, END_HIDDEN = "### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"

CODE = "code"
"""The cell of a challenge that students fill in."""

HIDDEN_TESTS = "hidden-tests"
"""The cell that judges a challenge; those of questions are called after them."""


@dataclass(frozen=True, slots=True)
class SourceCell:
    """A cell as nbgrader has it from its source.

    With `points` it is judged: by a person if it is a `solution`, or a `task` that is solved in other cells.
    """

    name: str
    cell_type: str
    source: str
    checksum: str
    locked: bool
    solution: bool
    points: float | None
    task: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """What a cell has in the gradebook; `by_person` if somebody gave it, `waits` if somebody still must."""

    score: float
    by_person: bool
    waits: bool


def read_only(cell: NewCell) -> NewCell:
    """Let nbgrader put a cell back as it was, whatever a student did to it."""
    return _known(cell, locked=True)


def to_fill_in(cell: NewCell, points: float | None = None) -> NewCell:
    """Let nbgrader replace what is between its marks; with points a person judges what stands there."""
    return _known(cell, points, solution=True)


def autograded(id: str, visible: str, hidden: str, points: float) -> NewCell:  # noqa: A002 - the format's word
    """Make a cell that judges what stands above it; students get only what is visible."""
    source = "\n".join((visible, BEGIN_HIDDEN, hidden, END_HIDDEN))
    return _known(NewCell(id, "code", source), points, locked=True)


def grade_id(name: str) -> str:
    """Write a name with the signs that nbgrader takes."""
    return name.replace(".", "-")


def _known(
    cell: NewCell, points: float | None = None, *, solution: bool = False, locked: bool = False
) -> NewCell:
    said: dict[str, Any] = {
        "schema_version": SCHEMA,
        "grade_id": grade_id(cell.id),
        "grade": points is not None,
        "solution": solution,
        "locked": locked,
        "task": False,
    }
    if points is not None:
        said["points"] = points
    return replace(cell, metadata={**cell.metadata, "nbgrader": said})
