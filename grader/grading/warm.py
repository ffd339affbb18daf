"""The sandboxes of this process: started once, warm for its life, ended with it."""

import atexit
from functools import cache
from pathlib import Path

from grader.catalog import Exercise
from grader.sandbox.host import Host


@cache
def _warm(isolation: str, packages: tuple[str, ...], secret: tuple[Path, ...]) -> Host:
    host = Host(isolation, packages, secret)
    atexit.register(host.close)
    return host


def host_for(exercise: Exercise, isolation: str) -> Host:
    """Return this process's sandbox for an exercise.

    Raises
    ------
    SandboxError
        If it cannot be started, or does not hold.
    """
    secret = (exercise.course_root,) if exercise.course_root else ()
    return _warm(isolation, tuple(exercise.manifest.packages), secret)


def forget_hosts() -> None:
    """Start afresh after a sandbox has failed."""
    _warm.cache_clear()
