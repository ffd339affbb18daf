"""A notebook that was handed in: its JSON, of any version, as cells. Nothing here looks at code."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from grader.errors import NotGradableError
from grader.exchange.notebooks.cells import Mark, mark_in, mark_of_metadata

MAX_BYTES = 8 * 2**20
MAX_CELLS = 5_000
SAVE_AGAIN = "open it in Jupyter, and save or download it as .ipynb again"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that is handed in: its mark, and its text with and without the line of it."""

    mark: Mark
    source: str
    unmarked: str


def marked_cells(raw: bytes) -> list[Cell]:
    """Return the cells that are handed in, in the order of the notebook.

    Parameters
    ----------
    raw : bytes
        The file.

    Raises
    ------
    NotGradableError
        If it is no notebook.
    """
    found = []
    for data in all_cells(raw):
        source = text_of(data)
        said, unmarked = mark_in(source)
        mark = said or mark_of_metadata(data.get("metadata"))
        if mark is not None:
            found.append(Cell(mark, source, unmarked))
    return found


def all_cells(raw: bytes) -> list[dict[str, Any]]:
    """Return all cells as data, of which nothing is known but that they are tables.

    Raises
    ------
    NotGradableError
        If it is no notebook.
    """
    return [data for data in _cells_in(_parsed(raw)) if isinstance(data, dict)]


def text_of(cell: Mapping[str, Any]) -> str:
    """Return the text of a cell, which is one, or a list of lines."""
    source = cell.get("source", cell.get("input"))  # before version 4 code was called input
    lines = source if isinstance(source, list) else [source]
    return re.sub(r"\r\n?", "\n", "".join(line for line in lines if isinstance(line, str)))


def _parsed(raw: bytes) -> Any:
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = 1 + raw.count(b"\n", 0, error.start)
        raise NotGradableError(f"it is not UTF-8 text (see line {line}); {SAVE_AGAIN}") from None
    except json.JSONDecodeError as error:
        raise NotGradableError(
            f"it is no notebook: its JSON is broken in line {error.lineno} ({error.msg}); {SAVE_AGAIN}"
        ) from None
    except (ValueError, RecursionError):  # ValueError for a whole number of too many digits
        raise NotGradableError(f"it is no notebook: its JSON cannot be read; {SAVE_AGAIN}") from None


def _cells_in(data: Any) -> list[Any]:
    """Return the cells; before version 4 they stood in worksheets."""
    sheets = data.get("worksheets") if isinstance(data, dict) else None
    parts = [data, *(sheets if isinstance(sheets, list) else [])]
    said = [part.get("cells") for part in parts if isinstance(part, dict)]
    lists = [cells for cells in said if isinstance(cells, list)]
    if not lists:
        raise NotGradableError(f"it is JSON, and no notebook: expected a list of cells; {SAVE_AGAIN}")
    found = [cell for cells in lists for cell in cells]
    if len(found) > MAX_CELLS:
        raise NotGradableError(f"it has {len(found):,} cells; at most {MAX_CELLS:,} are taken")
    return found
