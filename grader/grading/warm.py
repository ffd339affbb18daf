"""The sandboxes of this process: started once, warm for its life, ended with it."""

from __future__ import annotations

import atexit
from functools import cache
from typing import TYPE_CHECKING

from grader.sandbox.host import Host

if TYPE_CHECKING:
    from grader.catalog import Exercise

USUAL_PACKAGES = ("numpy",)


@cache
def warm_host(isolation: str, packages: tuple[str, ...]) -> Host:
    """Start a sandbox once; it gets ready on another core while this one goes on.

    Raises
    ------
    SandboxError
        If it cannot be started.
    """
    host = Host(isolation, packages)
    atexit.register(host.close)
    return host


def host_for(exercise: Exercise, isolation: str) -> Host:
    """Return this process's sandbox for an exercise; see `warm_host`."""
    host = warm_host(isolation, tuple(exercise.manifest.packages))
    if exercise.course_root is not None:
        host.secret = (exercise.course_root,)
    return host


def forget_hosts() -> None:
    """Start afresh after a sandbox has failed."""
    warm_host.cache_clear()
