"""A small course to grade, and an end of every sandbox that was started for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.catalog import Exercise
from grader.grading import chunk, warm
from grader.sandbox.host import Host
from tests.courses import write_course


@pytest.fixture
def exercise(tmp_path: Path) -> Exercise:
    """Write a course of one exercise, worth 4 points."""
    return write_course(tmp_path / "course")


@pytest.fixture(autouse=True)
def hosts(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Host]]:
    """List the sandboxes that are started, and end them after the test."""
    started: list[Host] = []
    plain = warm.host_for

    def host_for(exercise: Exercise, isolation: str) -> Host:
        host = plain(exercise, isolation)
        if host not in started:
            started.append(host)
        return host

    monkeypatch.setattr(chunk, "host_for", host_for)
    yield started
    warm.forget_hosts()
    for host in started:
        host.close()
