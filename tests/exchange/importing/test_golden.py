"""Whole notebooks of both systems: each file that comes of them, letter by letter."""

import ast
import tomllib

import pytest

from tests.exchange.importing.written import HERE, NOTEBOOKS, as_text, imported


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_becomes_these_files(name: str) -> None:
    """What is written is what was looked at and found good."""
    assert as_text(imported(name)) == (HERE / f"{name}.txt").read_text()


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_every_cell_is_accounted_for(name: str) -> None:
    """Each question is in the table of IMPORT.md, and each note below it, with what stood in its cell."""
    found = imported(name)

    account = found.drafts[0].solutions["IMPORT.md"]

    assert all(f"cell {note.cell}: {note.said}" in account for note in found.notes if note.cell)
    assert all(line.strip() in account for note in found.notes for line in note.source.splitlines())
    assert all(id_ in account for draft in found.drafts for id_ in draft.ids)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_each_file_can_be_read(name: str) -> None:
    """Python is Python and TOML is TOML; the points are those of the marks."""
    for draft in imported(name).drafts:
        files = {**draft.exercises, **draft.solutions}
        for path, text in files.items():
            if path.endswith(".py"):
                ast.parse(text)
        assert tomllib.loads(files["exercise.toml"])["schema"] == 1
