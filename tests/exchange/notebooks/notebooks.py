"""Notebooks as students leave them, for one test."""

import json
from typing import Any

from grader.catalog import Exercise
from grader.exchange.notebooks.building import notebook_of
from grader.variants import Sheet

Notebook = dict[str, Any]


def built(exercise: Exercise, sheet: Sheet | None = None, *, solved: bool = False) -> Notebook:
    """Return a notebook as it is handed out."""
    notebook: Notebook = json.loads(notebook_of(exercise, sheet, solved=solved))
    return notebook


def code(*sources: str | list[str], **metadata: Any) -> Notebook:
    """Return a notebook of code cells, each with these metadata."""
    cells = [
        {
            "cell_type": "code",
            "execution_count": None,
            "id": f"cell-{number}",
            "metadata": metadata,
            "outputs": [],
            "source": source,
        }
        for number, source in enumerate(sources)
    ]
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def text_of(notebook: Notebook) -> str:
    """Return all that is read in a notebook."""
    return "\n".join("".join(cell["source"]) for cell in notebook["cells"])


def cell_named(notebook: Notebook, name: str) -> Notebook:
    """Return one cell."""
    cell: Notebook = next(cell for cell in notebook["cells"] if cell["id"] == name)
    return cell


def filled(notebook: Notebook, source: str, name: str = "code") -> Notebook:
    """Write below the first line of a cell."""
    cell = cell_named(notebook, name)
    cell["source"] = [cell["source"][0], source]
    return notebook


def saved(notebook: Notebook) -> bytes:
    """Return the file."""
    return json.dumps(notebook, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")
