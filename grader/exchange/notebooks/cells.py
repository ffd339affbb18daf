"""The cells of a notebook as we write them (nbformat 4.5), and the mark of those that are handed in."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

SUFFIX = ".ipynb"
PROSE_PROMPT = "*Your answer (double-click here, and write below this line):*"
"""What a cell for sentences shows while it is empty; no part of the answer."""

NBGRADER_PROMPT = "YOUR ANSWER HERE"
"""What nbgrader puts there instead."""

_MARK = re.compile(
    r"\s*(?:\#|<!--)\s*grader\s*:\s*(?P<exercise>\w+)(?:\s+(?P<key>\w+(?:\.\w+)*))?\s*(?:-->)?\s*",
    re.IGNORECASE,
)
# What Jupyter and Colab want in the first lines of a cell may stand before the mark.
MOST_BEFORE_IT = 10
LONGEST_MARK = 300
_BEFORE_IT = re.compile(r"\s*(?:%.*|\#\s*@.*)?")


@dataclass(frozen=True, slots=True)
class Mark:
    """Says that a cell is handed in.

    Attributes
    ----------
    exercise : str
        For which exercise.
    key : str
        To which question all of the cell is the answer, as in answers.toml (``P14.b``); empty where it is the
        code of a challenge, or holds lines of answers.toml.
    """

    exercise: str
    key: str = ""

    def line(self, cell_type: str = "code") -> str:
        """Write it as the first line of a cell."""
        said = " ".join(word for word in ("grader:", self.exercise, self.key) if word)
        return f"# {said}" if cell_type == "code" else f"<!-- {said} -->"

    def as_metadata(self) -> dict[str, Any]:
        """Write it as metadata; a cell that has it cannot be deleted by accident."""
        grader = {"exercise": self.exercise, **({"key": self.key} if self.key else {})}
        return {"deletable": False, "grader": grader, "tags": ["grader"]}


def mark_in(text: str) -> tuple[Mark | None, str]:
    """Return the mark of a text, and the text without the line of it."""
    lines = text.splitlines(keepends=True)
    for number, line in enumerate(lines[:MOST_BEFORE_IT]):
        if len(line) <= LONGEST_MARK and (found := _MARK.fullmatch(line)):
            mark = Mark(found["exercise"].lower(), found["key"] or "")
            return mark, "".join(lines[:number] + lines[number + 1 :])
        if not _BEFORE_IT.fullmatch(line.rstrip("\r\n")):
            break
    return None, text


def prose_in(text: str) -> str:
    """Return the sentences in a cell for them, without the line of its mark and what it shows while empty."""
    said = text.strip("\n")
    for prompt in (PROSE_PROMPT, NBGRADER_PROMPT):
        if said.startswith(prompt):
            said = said.removeprefix(prompt).strip()
    return said


def mark_of_metadata(metadata: Any) -> Mark | None:
    """Return the mark that the metadata of a cell hold; they may be anything."""
    said = metadata.get("grader") if isinstance(metadata, dict) else None
    if not isinstance(said, dict) or not isinstance(said.get("exercise"), str):
        return None
    key = said.get("key")
    return Mark(said["exercise"], key if isinstance(key, str) else "")


@dataclass(frozen=True, slots=True)
class NewCell:
    """A cell to be written; `id` is unique in its notebook."""

    id: str
    cell_type: Literal["code", "markdown", "raw"]
    source: str
    metadata: Mapping[str, Any] = field(default_factory=dict)
    outputs: Sequence[Mapping[str, Any]] = ()


def text_cell(id: str, source: str) -> NewCell:  # noqa: A002 - the word of the format
    """Make a cell to read."""
    return NewCell(id, "markdown", source.strip())


def marked_cell(
    id: str,  # noqa: A002 - the word of the format
    mark: Mark,
    source: str,
    cell_type: Literal["code", "markdown"] = "code",
) -> NewCell:
    """Make a cell that is handed in."""
    return NewCell(id, cell_type, f"{mark.line(cell_type)}\n{source.rstrip()}", mark.as_metadata())


def as_notebook(cells: Iterable[NewCell]) -> str:
    """Write a notebook as Jupyter does, always the same from the same cells."""
    notebook = {
        "cells": [_as_data(cell) for cell in cells],
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def _as_data(cell: NewCell) -> dict[str, Any]:
    data: dict[str, Any] = {"cell_type": cell.cell_type, "id": cell.id, "metadata": dict(cell.metadata)}
    if cell.cell_type == "code":
        data |= {"execution_count": None, "outputs": list(cell.outputs)}
    return {**data, "source": cell.source.splitlines(keepends=True)}
