"""What an import writes, as one text; and the notebooks of these tests."""

import json
from pathlib import Path
from typing import Any

from grader.exchange.importing import Imported, import_notebook

HERE = Path(__file__).parent
NOTEBOOKS = sorted(path.stem for path in HERE.glob("*.ipynb"))


def imported(name: str) -> Imported:
    """Import one of the notebooks."""
    return import_notebook((HERE / f"{name}.ipynb").read_bytes(), f"{name}.ipynb", name, next_ids)


def of_cells(*cells: dict[str, Any], language: str = "python") -> bytes:
    """Write a notebook."""
    metadata = {"kernelspec": {"name": language, "language": language}}
    return json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 4}).encode()


def cell(kind: str, source: str, shown: str | None = None, **nbgrader: Any) -> dict[str, Any]:
    """Write a cell, with what it shows or with metadata of nbgrader."""
    outputs = [{"output_type": "execute_result", "data": {"text/plain": shown}}] if shown else []
    metadata = {"nbgrader": nbgrader} if nbgrader else {}
    return {"cell_type": kind, "source": source, "metadata": metadata, "outputs": outputs}


def next_ids(letter: str, many: int) -> list[str]:
    """Count from 1, as in an empty course."""
    return [f"{letter}{number:02}" for number in range(1, many + 1)]


def as_text(imported: Imported) -> str:
    """Write all files of all exercises below each other."""
    parts = []
    for draft in imported.drafts:
        for part, files in ("exercises", draft.exercises), ("solutions", draft.solutions):
            parts += [f"=== {part}/{draft.slug}/{name}\n{text}" for name, text in sorted(files.items())]
    return "\n".join(parts)
