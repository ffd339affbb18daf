"""A sandbox for the tests of suites, and a small course to grade in."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

import pytest

from grader.models import CaseResult
from grader.sandbox.host import Host
from grader.suite.replay import Graded, grade_with
from tests.courses import PUBLIC, handed_in, write_course


class Grade(Protocol):
    """Grades sources with a suite."""

    def __call__(
        self, hidden: str, *sources: str | bytes, public: str = PUBLIC, selected: str = "", **manifest: Any
    ) -> list[Graded]:
        """Return what the two suites say of each source."""


@pytest.fixture(scope="session")
def host() -> Iterator[Host]:
    """Start the strongest sandbox of this machine."""
    host = Host("auto")
    yield host
    host.close()


@pytest.fixture
def grade(tmp_path: Path, host: Host, monkeypatch: pytest.MonkeyPatch) -> Grade:
    """Return a function that writes a course of one exercise and grades sources with it.

    The pytest around must not rewrite the asserts of these suites: no grading runs within a pytest.
    """
    plain = [finder for finder in sys.meta_path if type(finder).__name__ != "AssertionRewritingHook"]
    monkeypatch.setattr(sys, "meta_path", plain)

    def grade(
        hidden: str, *sources: str | bytes, public: str = PUBLIC, selected: str = "", **manifest: Any
    ) -> list[Graded]:
        exercise = write_course(tmp_path, hidden=hidden, public=public, **manifest)
        submissions = [handed_in(source, f"s{number:02}.py") for number, source in enumerate(sources, 1)]
        results: list[Graded] = []
        suites = [exercise.public_suite, exercise.hidden_suite]
        grade_with(exercise, suites, submissions, host.spawn, results.append, selected=selected)
        return results

    return grade


def outcomes(graded: Graded) -> dict[str, str]:
    """Return how each case ended."""
    return {case.id: case.outcome.value for case in graded.cases}


def messages(graded: Graded) -> dict[str, str]:
    """Return what is said of each case."""
    return {case.id: case.message for case in graded.cases}


def case_of(graded: Sequence[Graded], name: str) -> CaseResult:
    """Return the result of one case for the only submission."""
    (only,) = graded
    return next(case for case in only.cases if case.id == name)
