"""What nbgrader's own converters make of a source notebook, without its programs."""

from typing import Any

import nbformat

from grader.exchange.notebooks.cells import NewCell, as_notebook
from tests.exchange.notebooks.notebooks import Notebook

STUB = "# YOUR CODE HERE\nraise NotImplementedError()"


def released(source: str) -> Notebook:
    """Return the notebook that students get, as a list of cells with their sources in one text."""
    # nbgrader takes seconds to import
    from nbgrader.preprocessors.clearhiddentests import ClearHiddenTests
    from nbgrader.preprocessors.clearsolutions import ClearSolutions

    notebook: Any = nbformat.reads(source, as_version=4)  # type: ignore[no-untyped-call]
    for converter in (ClearSolutions(), ClearHiddenTests()):
        notebook, _ = converter.preprocess(notebook, {})
    return dict(notebook)


def released_code(code: str) -> str:
    """Return what is left of a cell to be filled in."""
    metadata = {"nbgrader": {"solution": True, "grade": False, "locked": False, "grade_id": "code"}}
    (cell,) = released(as_notebook([NewCell("code", "code", code, metadata)]))["cells"]
    return str(cell["source"])
