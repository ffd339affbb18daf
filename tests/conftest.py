"""What all tests share: one course key, so that each machine draws the same numbers; what begins first."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.exchange.nbgrader.small import SmallCourse

os.environ["GRADER_COURSE_KEY"] = "the key of the tests: everybody may know it"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long: at the end it would run alone on one core."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session")
def nbgrader_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a small course of nbgrader."""
    from tests.exchange.nbgrader.small import made  # nbgrader takes seconds to import

    root = tmp_path_factory.mktemp("small")
    made(root)
    return root


@pytest.fixture
def small(nbgrader_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "SmallCourse":
    """Return one of its own for a test, away from what this machine tells nbgrader."""
    from tests.exchange.nbgrader.small import copied

    for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_NO_CONFIG"):
        monkeypatch.setenv(name, str(tmp_path / "jupyter"))
    return copied(nbgrader_template, tmp_path / "small")
