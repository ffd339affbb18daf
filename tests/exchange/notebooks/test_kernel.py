"""A student's notebook runs in Jupyter from top to bottom, with nothing of ours installed there."""

import json
from pathlib import Path

import nbclient
import nbformat
import pytest

from grader.catalog import find_course
from tests.exchange.notebooks.notebooks import built, filled

COURSE = find_course(Path(__file__).parents[3])


def test_a_notebook_runs_from_top_to_bottom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the model's code in it every public test passes, and the grader is not loaded."""
    for name in ("JUPYTER_RUNTIME_DIR", "IPYTHONDIR"):
        monkeypatch.setenv(name, str(tmp_path / name))
    exercise = COURSE.exercise("numerical_gradient")
    model = (exercise.solutions / "model.py").read_text()
    data = filled(built(exercise), model)
    data["cells"].append(
        {**data["cells"][2], "id": "end", "source": "import sys\nprint('grader' in sys.modules)"}
    )
    notebook = nbformat.reads(json.dumps(data), as_version=4)  # type: ignore[no-untyped-call]

    nbclient.NotebookClient(notebook, timeout=60, resources={"metadata": {"path": str(tmp_path)}}).execute()

    said = "".join(output["text"] for cell in notebook.cells for output in cell.get("outputs", []))
    assert said.count("✓ pass") == 2
    assert said.endswith("False\n")
