"""The words of the package: every public name explains itself with an example that runs."""

import ast
import doctest
import inspect
from pathlib import Path

import pytest

import reference

SOURCES = sorted(Path(inspect.getfile(reference)).parent.glob("*.py"))


def test_the_public_names_are_those_that_are_imported() -> None:
    """Nothing is announced that is missing, and nothing of ours is exported unannounced."""
    ours = {
        name
        for name, thing in vars(reference).items()
        if not name.startswith("_") and getattr(thing, "__module__", "").startswith("reference.")
    }

    assert sorted(ours) == reference.__all__


@pytest.mark.parametrize("name", reference.__all__)
def test_every_public_name_has_an_example(name: str) -> None:
    """An Examples section in the docstring, with at least one example in it that doctest finds."""
    doc = inspect.getdoc(getattr(reference, name)) or ""
    _, _, examples = doc.partition("\nExamples\n--------\n")

    assert doctest.DocTestParser().get_examples(examples)


@pytest.mark.parametrize(
    "name", [name for name in reference.__all__ if inspect.isfunction(getattr(reference, name))]
)
def test_every_function_says_what_it_takes_and_gives_and_refuses(name: str) -> None:
    """The sections of numpydoc; every parameter is explained by name."""
    function = getattr(reference, name)
    doc = inspect.getdoc(function) or ""
    parameters, _, _ = doc.partition("\nParameters\n----------\n")[2].partition("\nReturns\n-------\n")
    explained = {
        part.strip()
        for line in parameters.splitlines()
        if line and not line.startswith(" ")
        for part in line.partition(" : ")[0].split(",")
    }

    assert explained == set(inspect.signature(function).parameters)
    assert "\nRaises\n------\n" in doc


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_imports_nothing_but_numpy_and_the_standard_library(source: Path) -> None:
    """The truth depends on nothing that could be wrong with it."""
    allowed = {"reference", "numpy", "collections", "dataclasses", "enum", "itertools", "math", "typing"}
    tree = ast.parse(source.read_text(encoding="utf-8"))
    imported = {
        name.partition(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }

    assert imported <= allowed
