"""A course of one small exercise, and a keyboard for commands that end at once."""

import sys
from pathlib import Path
from typing import Protocol

import pytest

from grader.cli.main import run
from tests.cli.command import Argument, Ended
from tests.courses import write_course


class Typed(Protocol):
    """Types a command in this process."""

    def __call__(self, *arguments: Argument) -> Ended:
        """Type it, and wait until it ends."""


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Typed:
    """Return what types a command in an empty folder, in this process: nothing is graded in these tests."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")

    def typed(*arguments: Argument) -> Ended:
        monkeypatch.setattr(sys, "argv", ["grader", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            run()
        out, err = capsys.readouterr()
        return Ended(int(ended.value.code or 0), out, err)

    return typed


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a course with the exercise `doubling`; a call of it may take a second."""
    root = tmp_path_factory.mktemp("course")
    write_course(root, limits={"call_s": 1.0})
    return root
