"""The sandboxes of this process: started once, warm for its life, ended with it."""

from __future__ import annotations

import atexit
from typing import TYPE_CHECKING

from grader.sandbox.host import Host

if TYPE_CHECKING:
    from grader.catalog import Exercise

USUAL_PACKAGES = ("numpy",)


_hosts: dict[tuple[str, tuple[str, ...]], Host] = {}


def warm_host(isolation: str, packages: tuple[str, ...]) -> Host:
    """Start a sandbox once; it gets ready on another core while this one goes on.

    Raises
    ------
    SandboxError
        If it cannot be started.
    """
    if (isolation, packages) not in _hosts:
        _hosts[isolation, packages] = Host(isolation, packages)
    return _hosts[isolation, packages]


def host_for(exercise: Exercise, isolation: str) -> Host:
    """Return this process's sandbox for an exercise; see `warm_host`."""
    host = warm_host(isolation, tuple(exercise.manifest.packages))
    if exercise.course_root is not None:
        host.secret = (exercise.course_root,)
    return host


@atexit.register
def forget_hosts() -> None:
    """End the sandboxes: with the process, or to start afresh after one has failed."""
    while _hosts:
        _hosts.popitem()[1].close()
