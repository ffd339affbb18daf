"""A small challenge whose wrong submissions are diagnosed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from grader.catalog import Exercise
from grader.grading import warm
from grader.grading.chunk import grade_chunk
from grader.models import Diagnosis
from tests.courses import handed_in
from tests.diagnosis.walks import write_walk

Diagnose = Callable[[str], Diagnosis | None]


@pytest.fixture
def walk(tmp_path: Path) -> Iterator[Exercise]:
    """Write the challenge."""
    yield write_walk(tmp_path)
    warm.forget_hosts()


@pytest.fixture
def diagnose(walk: Exercise) -> Diagnose:
    """Return what grades a submission to it, and gives its diagnosis."""

    def diagnosed(source: str) -> Diagnosis | None:
        return grade_chunk(walk, [handed_in(source)])[0].diagnosis

    return diagnosed
