"""A small course of nbgrader, made once and copied for each test."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.exchange.nbgrader.small import SmallCourse


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make it."""
    from tests.exchange.nbgrader.small import made  # nbgrader takes seconds to import

    root = tmp_path_factory.mktemp("small")
    made(root)
    return root


@pytest.fixture
def small(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "SmallCourse":
    """Return one of its own for a test, away from what this machine tells nbgrader."""
    from tests.exchange.nbgrader.small import copied

    for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_NO_CONFIG"):
        monkeypatch.setenv(name, str(tmp_path / "jupyter"))
    return copied(template, tmp_path / "small")
