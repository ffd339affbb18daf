"""A zygote for each isolation mode, and submissions that live in it.

A mode that this machine cannot do fails its tests: a layer that nobody tested is a layer that nobody has.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

import pytest
from hypothesis import HealthCheck, settings

from grader.models import Isolation, Limits
from grader.sandbox.isolation import choose, this_machine
from grader.sandbox.loaded import LoadedSubmission
from grader.sandbox.process import Zygote

MODES = (Isolation.FULL, Isolation.FILTERS, Isolation.NAMESPACES)
BRISK = Limits(call_s=2.0, wall_s=6.0)

# The time of one example says nothing on a busy machine: what must be fast is measured where it is claimed.
settings.register_profile("sandbox", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("sandbox")


class Load(Protocol):
    """Makes a submission out of its source."""

    def __call__(
        self,
        source: str | bytes,
        *,
        entry: Sequence[str] = ("f",),
        limits: Limits = BRISK,
        seed: int = 0,
        name: str = "s.py",
    ) -> LoadedSubmission:
        """Return the submission, which is loaded with its first call."""


@pytest.fixture(scope="session", params=MODES, ids=str)
def zygote(request: pytest.FixtureRequest) -> Iterator[Zygote]:
    """Start a real zygote, one a mode."""
    machine = this_machine()
    zygote = Zygote(choose(machine, request.param), machine)
    yield zygote
    zygote.close()


@pytest.fixture
def load(zygote: Zygote) -> Iterator[Load]:
    """Return a maker of submissions, which are closed after the test."""
    made: list[LoadedSubmission] = []

    def load(
        source: str | bytes,
        *,
        entry: Sequence[str] = ("f",),
        limits: Limits = BRISK,
        seed: int = 0,
        name: str = "s.py",
    ) -> LoadedSubmission:
        raw = source.encode() if isinstance(source, str) else source
        submission = LoadedSubmission(raw, name, entry, zygote.spawn, limits, seed)
        made.append(submission)
        return submission

    yield load
    for submission in made:
        submission.close()
