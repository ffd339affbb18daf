"""What this machine can do to hold a stranger's code, and which of it is used."""

import ctypes
import functools
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass

from grader.errors import IsolationError, UsageError
from grader.models import Isolation

BUBBLEWRAP_TRIAL_S = 10
NO_ISOLATION = "not isolated: this code ran without a sandbox"


@dataclass(frozen=True, slots=True)
class Machine:
    """The layers that a machine offers.

    `bubblewrap` is the path of a bwrap that really made namespaces when tried, or None with the reason in
    `no_bubblewrap`; `landlock` is the kernel's version of it, 0 without.
    """

    linux: bool
    root: bool
    bubblewrap: str | None
    no_bubblewrap: str
    landlock: int
    seccomp: bool
    no_seccomp: str


@functools.cache
def this_machine() -> Machine:
    """Find out what this machine has, by trying it."""
    if sys.platform != "linux":
        return Machine(False, False, None, "not Linux", 0, False, "not Linux")
    bubblewrap, no_bubblewrap = _try_bubblewrap()
    no_seccomp = _try_seccomp()
    from grader.sandbox.inside.lockdown import landlock_abi

    return Machine(
        linux=True,
        root=os.geteuid() == 0,
        bubblewrap=bubblewrap,
        no_bubblewrap=no_bubblewrap,
        landlock=landlock_abi(),
        seccomp=not no_seccomp,
        no_seccomp=no_seccomp,
    )


def _try_bubblewrap() -> tuple[str | None, str]:
    program = shutil.which("bwrap")
    if program is None:
        return None, "bubblewrap is not installed"
    shared = ["--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--die-with-parent"]
    user = [] if os.geteuid() == 0 else ["--unshare-user", "--disable-userns"]
    command = [program, *shared, *user, "--ro-bind", "/", "/", "true"]
    try:
        tried = subprocess.run(
            command, capture_output=True, text=True, timeout=BUBBLEWRAP_TRIAL_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return None, f"bubblewrap does not run: {error}"
    if tried.returncode != 0:
        return None, f"bubblewrap makes no namespaces here: {tried.stderr.strip()}"
    return program, ""


def _try_seccomp() -> str:
    """Say why seccomp cannot be used; nothing when it can. Loading the library costs 2 ms, pyseccomp 50."""
    try:
        ctypes.CDLL("libseccomp.so.2")
    except OSError:
        return "the library libseccomp2 is not installed"
    import importlib.util

    return "" if importlib.util.find_spec("pyseccomp") else "the Python package pyseccomp is not installed"


def choose(machine: Machine, wanted: str = "auto") -> Isolation:
    """Name the layers to use.

    Parameters
    ----------
    machine : Machine
        What there is.
    wanted : str
        ``"auto"`` for the strongest that is safe, or the name of an `Isolation`.

    Raises
    ------
    UsageError
        If no isolation has this name.
    IsolationError
        If the machine cannot do it, or nothing that it can do holds a stranger's code.
    """
    possible = _possible(machine)
    if wanted == "auto":
        if not possible:
            raise IsolationError(
                f"this machine cannot hold other people's code: {missing(machine)}. Nothing was graded. "
                "`grader doctor` says what to install."
            )
        return possible[0]
    if wanted not in list(Isolation):
        raise UsageError(f"isolation is {wanted!r}; it must be one of auto, {', '.join(Isolation)}")
    isolation = Isolation(wanted)
    if isolation not in possible and isolation is not Isolation.PROCESS:
        raise IsolationError(f"isolation {wanted!r} is not possible here: {missing(machine)}")
    return isolation


def _possible(machine: Machine) -> list[Isolation]:
    """List what is safe here, strongest first; seccomp alone is not (it can read the hidden tests)."""
    if not (machine.linux and machine.seccomp):
        return []
    has = {
        Isolation.FULL: bool(machine.bubblewrap and machine.landlock),
        Isolation.FILTERS: machine.landlock > 0,
        Isolation.NAMESPACES: machine.bubblewrap is not None,
    }
    return [isolation for isolation, possible in has.items() if possible]


def missing(machine: Machine) -> str:
    """Name the layers that are not there, in one line."""
    if not machine.linux:
        return "the sandbox needs Linux (use a virtual machine or a container)"
    reasons = [machine.no_seccomp, machine.no_bubblewrap]
    if not machine.landlock:
        reasons.append("the kernel has no Landlock (5.13 or newer, in its lsm= list)")
    return "; ".join(reason for reason in reasons if reason) or "nothing is missing"
