"""The notebook that graders are shown: what was submitted, and what the engine says in cells with points.

Nothing of the submitted file is taken over but the kinds and texts of its cells: no outputs, no metadata.
HTML and links in a text are shown and not obeyed: a script would run in the name of whoever grades.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from grader.errors import NotGradableError
from grader.exchange.nbgrader.cells import SCHEMA, SourceCell
from grader.exchange.notebooks.building import FOLDED_TITLE
from grader.exchange.notebooks.cells import NewCell, as_notebook, mark_in, prose_in
from grader.exchange.notebooks.reading import all_cells, text_of

OBEYED = re.compile(r"<(?=[a-zA-Z/!?])(?!!-- grader:[\w\s.]*-->)|\](?=[(:])(?!.\s*https?://)")
"""Where HTML begins, but for the mark of a cell, which is a comment; or a link that may be a script."""

WORD_JOINER = "\u2060"
"""Nobody sees it, also in a formula; behind it HTML and Markdown begin nothing."""

MISSING = "*This cell was deleted from what was submitted.*"


@dataclass(frozen=True, slots=True)
class Output:
    """What a cell with points says: a text, and the score as nbgrader reads it."""

    text: str
    score: float


def submitted_cells(raw: bytes) -> list[dict[str, Any]]:
    """Return the cells of a submitted file; none where it is no notebook."""
    try:
        return all_cells(raw)
    except NotGradableError:
        return []


def blank_texts(submitted: Iterable[Mapping[str, Any]], source: Sequence[SourceCell]) -> set[str]:
    """Name the cells for a person to read that hold nothing, or were deleted."""
    texts = {_name(cell): text_of(cell) for cell in reversed(list(submitted))}
    wanted = [cell.name for cell in source if cell.solution and cell.points is not None]
    return {name for name in wanted if _is_blank(texts.get(name, ""))}


def autograded(
    submitted: Iterable[Mapping[str, Any]], source: Sequence[SourceCell], outputs: Mapping[str, Output]
) -> str:
    """Write the notebook.

    Parameters
    ----------
    submitted : iterable of mapping
        The cells of the file that was handed in.
    source : sequence of SourceCell
        The cells as nbgrader has them: locked ones are put back, and missing ones with points added.
    outputs : mapping of str to Output
        What cells say, by their names.
    """
    known = {cell.name: cell for cell in source}
    met: set[str] = set()
    cells: list[NewCell] = []
    for data in submitted:
        own = known.get(_name(data))
        if own is None or own.name in met:
            kind = _kind(data.get("cell_type"))
            cells.append(NewCell("", kind, _harmless(kind, text_of(data))))
        else:
            met.add(own.name)
            cells.append(_known(own, text_of(data), outputs))
    missing = [cell for cell in source if cell.points is not None and cell.name not in met]
    cells += [_known(cell, MISSING, outputs) for cell in missing]
    return as_notebook(
        replace(cell, id=f"cell-{number}", source=cell.source.encode("utf-8", "replace").decode())
        for number, cell in enumerate(cells)
    )


def _known(cell: SourceCell, text: str, outputs: Mapping[str, Output]) -> NewCell:
    """Make a cell that nbgrader knows; what students may not change is as it was."""
    said: dict[str, Any] = {
        "schema_version": SCHEMA,
        "grade_id": cell.name,
        "grade": cell.points is not None and not cell.task,
        "solution": cell.solution,
        "locked": cell.locked,
        "task": cell.task,
        "cell_type": cell.cell_type,
        "checksum": cell.checksum,
    }
    if cell.points is not None:
        said["points"] = cell.points
    output, kind = outputs.get(cell.name), _kind(cell.cell_type)
    folded = cell.source.startswith(FOLDED_TITLE)  # students see no more of it either
    locked = FOLDED_TITLE.strip() if folded else cell.source
    return NewCell(
        "",
        kind,
        locked if cell.locked else _harmless(kind, text),
        {"nbgrader": said},
        _as_data(output) if output is not None and cell.cell_type == "code" else (),
    )


def _as_data(output: Output) -> list[dict[str, Any]]:
    """Write an output as a kernel would: what was printed, and the value of the last line."""
    return [
        {"output_type": "stream", "name": "stdout", "text": output.text.splitlines(keepends=True)},
        {
            "output_type": "execute_result",
            "execution_count": 1,
            "metadata": {},
            "data": {"text/plain": [repr(output.score)]},
        },
    ]


def _name(cell: Mapping[str, Any]) -> str:
    """Return what nbgrader calls a cell, if it says so; the metadata may be anything."""
    metadata = cell.get("metadata")
    said = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    name = said.get("grade_id") if isinstance(said, dict) else None
    return name if isinstance(name, str) else ""


def _kind(said: object) -> Literal["code", "markdown", "raw"]:
    match said:
        case "code" | "markdown":
            return said
    return "raw"


def _harmless(kind: str, text: str) -> str:
    """Write what students wrote so that Markdown leaves it text; code is never HTML."""
    return OBEYED.sub(rf"\g<0>{WORD_JOINER}", text) if kind == "markdown" else text


def _is_blank(text: str) -> bool:
    return not prose_in(mark_in(text)[1]).strip()
