"""Notebooks of which something is missing: they end with files that can be read, or with a sentence."""

import ast
import json
from contextlib import suppress
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.errors import UsageError
from grader.exchange.importing import Imported, import_notebook
from tests.exchange.importing.written import HERE, NOTEBOOKS, next_ids


@pytest.mark.parametrize("name", NOTEBOOKS)
@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_a_damaged_notebook_ends_well(name: str, seed: int) -> None:
    """Cells and lines are gone or stand elsewhere: nothing but a `UsageError` is raised."""
    raw = _damaged((HERE / f"{name}.ipynb").read_text(), Random(seed))

    with suppress(UsageError):
        imported = import_notebook(raw, f"{name}.ipynb", name, next_ids)
        assert all(ast.parse(source) for source in _python(imported))


def _damaged(text: str, random: Random) -> bytes:
    notebook = json.loads(text)
    cells = notebook["cells"]
    for _ in range(random.randint(1, 4)):
        cell = random.choice(cells)
        if random.random() < 0.4 and len(cells) > 1:
            cells.remove(cell)
        elif cell["source"]:
            line = cell["source"].pop(random.randrange(len(cell["source"])))
            random.choice(cells)["source"].append(f"\n{line}")
    return json.dumps(notebook).encode()


def _python(imported: Imported) -> list[str]:
    files = [{**draft.exercises, **draft.solutions} for draft in imported.drafts]
    return [text for each in files for path, text in each.items() if path.endswith(".py")]
