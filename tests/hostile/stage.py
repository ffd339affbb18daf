"""How an attack is staged: in the sandbox, before witnesses, with an honest neighbor afterwards.

Every attack, however it ends, must leave three things true: none of its processes is alive, no process
was born that the stage did not ask for, and the next submission of the same zygote gets its right answer.
"""

import ctypes
import os
import re
import select
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from grader.errors import DiedError, NotGradableError, RaisedError, SubmissionError
from grader.models import Isolation, Limits, Outcome, Usage
from grader.sandbox.loaded import LoadedSubmission
from grader.sandbox.process import Child, Zygote

ENTRY = "linearRegression"
LIMITS = Limits(cpu_s=4, wall_s=6.0, call_s=3.0, memory_bytes=128 * 2**20)
BAIT = re.compile(r"^(?P<name>[A-Z_]+) = .*  # bait\b.*$", re.MULTILINE)
DID_IT = re.compile(r"did it", re.IGNORECASE)
PR_SET_CHILD_SUBREAPER = 36
SETTLING_S = 2.0

NEIGHBOR = b"""
import numpy as np

def linearRegression(xs, ys):
    m, b = np.polyfit(xs, ys, 1)
    return {"m": round(float(m), 6), "b": round(float(b), 6)}
"""
POINTS = [0, 1, 2], [1, 3, 5]
LINE = {"m": 2.0, "b": 1.0}


@dataclass(frozen=True, slots=True)
class Bait:
    """What an attacker may know of the machine; a submission's constant of the same name gets the value."""

    hidden_suite: str
    oracle: str
    model_solution: str
    other_submission: str
    course: str
    home: str
    project: str
    packages: str
    writable: str
    tcp_port: int
    udp_port: int
    abstract_socket: str
    socket_path: str
    grader_pid: int
    zygote_pid: int
    secret_halves: tuple[str, str]

    def into(self, source: str) -> str:
        """Put the values in place of the constants that are marked as bait."""
        known = asdict(self)

        def line(found: re.Match[str]) -> str:
            name = found["name"]
            return f"{name} = {known[name.lower()]!r}  # bait"

        return BAIT.sub(line, source)


NAMES_OF_BAIT = {field.name.upper() for field in fields(Bait)}


@dataclass(frozen=True, slots=True)
class Ending:
    """How the call of a hostile submission ended: with a value, or with an error; `usage` is of all its calls."""

    value: Any
    error: SubmissionError | None
    output: str
    usage: Usage
    wall_s: float

    @property
    def outcome(self) -> Outcome | str:
        """Name the ending in one word; ``"returned"`` where the call came back."""
        match self.error:
            case DiedError() as died:
                return died.outcome
            case NotGradableError():
                return "not_gradable"
            case RaisedError():
                return "raised"
        return "returned"

    @property
    def raised(self) -> RaisedError:
        """The exception that the call raised; fails where it ended in another way."""
        assert isinstance(self.error, RaisedError), f"it did not raise: {self}"
        return self.error

    def assert_nothing_worked(self) -> None:
        """Fail if one of the attempts that a submission reports has succeeded, or if it reports none."""
        assert type(self.value) is dict, f"it told nothing: {self}"
        assert self.value, "it tried nothing"
        worked = {name: said for name, said in self.value.items() if DID_IT.match(said)}
        assert not worked, f"these attempts succeeded: {worked}"


class Stage:
    """One sandbox in which attacks are tried one after the other.

    Parameters
    ----------
    zygote : Zygote
        The sandbox; every attack and every neighbor is forked from it.
    bait : Bait
        What the attackers are told.
    """

    def __init__(self, zygote: Zygote, bait: Bait) -> None:
        self.zygote = zygote
        self.isolation: Isolation = zygote.isolation
        self._pidfds: list[int] = []
        self.assert_neighbor_is_well()  # also waits until the zygote is ready
        self.bait = replace(bait, zygote_pid=zygote.pid)
        self._family = descendants(os.getpid())

    def attack(
        self, path: Path, *, arguments: Sequence[Any] = POINTS, seed: int = 0, **limits: Any
    ) -> Ending:
        """Call a hostile submission once, and check that nothing of it is left."""
        return self.attacks(path, arguments=arguments, seed=seed, **limits)[0]

    def attacks(
        self, path: Path, *, calls: int = 1, arguments: Sequence[Any] = POINTS, seed: int = 0, **limits: Any
    ) -> list[Ending]:
        """Call a hostile submission several times, and check that nothing of it is left."""
        with self.on_stage(path, seed=seed, **limits) as submission:
            endings = [_one_call(submission, arguments) for _ in range(calls)]
        return [replace(ending, usage=submission.usage) for ending in endings]

    @contextmanager
    def on_stage(self, path: Path, *, seed: int = 0, **limits: Any) -> Iterator[LoadedSubmission]:
        """Lend a hostile submission, ready to be called; check afterwards that nothing of it is left."""
        source = self.bait.into(path.read_text(encoding="utf-8", errors="surrogateescape"))
        submission = LoadedSubmission(
            source.encode("utf-8", errors="surrogateescape"),
            path.name,
            [ENTRY],
            self._spawn,
            replace(LIMITS, **limits),
            seed,
        )
        try:
            yield submission
        finally:
            submission.close()
            self._assert_all_gone()
        self.assert_neighbor_is_well()
        self._assert_all_gone()

    def assert_neighbor_is_well(self) -> None:
        """Fail unless the next submission gets the right line through three points."""
        neighbor = LoadedSubmission(NEIGHBOR, "neighbor.py", [ENTRY], self._spawn, LIMITS)
        try:
            assert neighbor.call(ENTRY, POINTS, {}).value == LINE
            assert neighbor.take_output() == ""
        finally:
            neighbor.close()

    def _spawn(self, limits: Limits) -> Child:
        child = self.zygote.spawn(limits)
        self._pidfds.append(os.pidfd_open(child.pid))
        return child

    def _assert_all_gone(self) -> None:
        alive = [fd for fd in self._pidfds if not _has_ended(fd)]
        for fd in self._pidfds:
            os.close(fd)
        self._pidfds.clear()
        assert not alive, f"{len(alive)} of its processes are alive"
        until = time.monotonic() + SETTLING_S
        while (born := descendants(os.getpid()) - self._family) and time.monotonic() < until:
            os.sched_yield()
        assert not born, f"processes that nobody asked for: {born}"


def _one_call(submission: LoadedSubmission, arguments: Sequence[Any]) -> Ending:
    started = time.monotonic()
    value, error = None, None
    try:
        value = submission.call(ENTRY, arguments, {}).value
    except SubmissionError as caught:
        error = caught
    wall_s = time.monotonic() - started
    return Ending(value, error, submission.take_output(), Usage(), wall_s)


def _has_ended(pidfd: int) -> bool:
    """Tell whether a process is gone, not even a zombie of it left."""
    if not select.select([pidfd], [], [], 0)[0]:
        return False
    try:
        signal.pidfd_send_signal(pidfd, 0)
    except ProcessLookupError:
        return True
    return False


def descendants(pid: int) -> set[int]:
    """List the processes below one: its children, theirs, and so on."""
    found: set[int] = set()
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            below = {int(child) for child in children.read_text().split()}
        except OSError:  # it has ended while we looked
            continue
        found |= below.union(*map(descendants, below))
    return found


def adopt_orphans(adopt: bool) -> None:
    """Become the parent of descendants that lose theirs, so that a daemon cannot hide by forking twice."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, int(adopt), 0, 0, 0)
