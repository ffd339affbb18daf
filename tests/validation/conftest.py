"""Tiny exercises: one course for all of them, so that one warm sandbox serves every test."""

import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.validation.tiny import Tiny
from tests.validation.tiny_questions import asking

NUMBERS = count(1)


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the root of the tiny course."""
    return tmp_path_factory.mktemp("course")


@pytest.fixture
def tiny(root: Path) -> Tiny:
    """Return an exercise that holds; its folder is its own, since Python keeps modules by their paths."""
    return Tiny(root, f"clamp_{next(NUMBERS)}")


@pytest.fixture
def ask(root: Path) -> Callable[[str], Tiny]:
    """Return what makes an exercise of one question of a kind."""
    return lambda kind: asking(root, f"{kind}_{next(NUMBERS)}", kind)


@pytest.fixture(autouse=True)
def _own_reference() -> Iterator[None]:
    """Give the outer session its reference back: validating imports that of the course."""

    def ours() -> dict[str, object]:
        return {name: module for name, module in sys.modules.items() if name.split(".")[0] == "reference"}

    before = ours()
    yield
    for name in ours():
        del sys.modules[name]
    sys.modules.update(before)  # type: ignore[arg-type]
