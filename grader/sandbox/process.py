"""The grader's handles of the sandboxed processes: a zygote, and each child it forks."""

import os
import select
import signal
import socket
import subprocess
import time
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import msgpack

from grader.errors import IsolationError, SandboxError
from grader.models import Isolation, Limits
from grader.sandbox import launcher
from grader.sandbox.filters import compiled_filter
from grader.sandbox.inside.lockdown import Grant
from grader.sandbox.isolation import Machine

START_S = 30.0
ANSWER_S = 10.0
GOODBYE_S = 2.0
DUMP_S, POLL_S = 0.5, 0.002
"""How long a process that hangs is asked where it is; a busy machine may not run it at once."""
MAX_CONTROL = 1 << 16


@dataclass(frozen=True, slots=True)
class Exit:
    """How a process ended, as the kernel told its parent.

    `signal` is None where it ended by itself with `status`; memory is the peak that was resident.
    """

    status: int
    signal: int | None
    cpu_s: float
    memory_bytes: int


class Child(Protocol):
    """One process that runs one submission."""

    sock: socket.socket
    limits: Limits

    def end(self, patience_s: float = 0.0) -> Exit:
        """Wait so long for it to end by itself, then kill it; return how it ended."""

    def where(self) -> str:
        """Ask the process, which hangs, which line it is at; the answer is added to its output."""

    def take_output(self) -> bytes:
        """Return what it has printed since the last time."""

    def close(self) -> None:
        """Give its descriptors back."""


class Zygote:
    """A warm interpreter in the sandbox that forks one locked child per submission.

    Parameters
    ----------
    isolation : Isolation
        Which layers to put on; any but `Isolation.PROCESS`.
    machine : Machine
        What this machine offers.
    packages : sequence of str
        What submissions may import besides the standard library.

    Raises
    ------
    SandboxError
        If it does not start; its own words are in the text.
    """

    def __init__(self, isolation: Isolation, machine: Machine, packages: Sequence[str] = ("numpy",)) -> None:
        self.isolation = isolation
        self.packages = tuple(packages)
        self._process, self._control = launcher.start(isolation, machine, packages)
        self._exits: dict[int, Exit] = {}
        self._born: deque[tuple[int, int]] = deque()
        self._ready = False
        self._filters = [compiled_filter(threads=threads) for threads in (False, True)]
        for instructions in self._filters:
            with suppress(OSError):  # it has ended already: `spawn` says so, with its last words
                self._control.send(instructions)

    def _await_ready(self) -> None:
        """Wait for the zygote's imports; they run on the other core while suites are collected."""
        message, fds = self._receive(START_S)
        if message[0] != "ready":
            raise SandboxError(f"the sandbox started with {message[0]!r}")
        self.pid = _pid_of(fds[0])
        os.close(fds[0])
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[0])
        self.address_space_bytes = pages * os.sysconf("SC_PAGE_SIZE")
        self._counts_threads = self.isolation is not Isolation.FILTERS or _uid_of(self.pid) != os.getuid()
        self._ready = True

    def spawn(self, limits: Limits) -> "ForkedChild":
        """Fork a locked child that waits for its submission.

        Raises
        ------
        SandboxError
            If the zygote is gone or does not answer.
        """
        if not self._ready:
            self._await_ready()
        if limits.threads and not self._counts_threads:
            raise IsolationError(
                "threads are counted by user, and here submissions run as the grader's own: this exercise, "
                "which allows threads, needs isolation full or namespaces"
            )
        grant = Grant(
            cpu_s=limits.cpu_s,
            address_space_bytes=self.address_space_bytes + limits.memory_bytes,
            output_bytes=limits.output_bytes,
            stack_bytes=limits.stack_bytes,
            open_files=limits.open_files,
            threads=limits.threads,
        )
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        output = os.memfd_create("output", os.MFD_CLOEXEC)
        _append_only(output)
        try:
            self._ask(grant, theirs, output)
            while not self._born:
                self._take()
        except SandboxError:
            ours.close()
            os.close(output)
            raise
        pid, pidfd = self._born.popleft()
        return ForkedChild(self, pid, pidfd, ours, output, limits)

    def _ask(self, grant: Grant, theirs: socket.socket, output: int) -> None:
        """Ask the zygote for a child, and hand over the child's end of the socket."""
        try:
            socket.send_fds(self._control, [msgpack.packb(list(grant))], [theirs.fileno(), output])
        except OSError as error:
            raise SandboxError(f"the sandbox is gone: {error}{self._last_words()}") from None
        finally:
            theirs.close()

    def exit_of(self, pid: int) -> Exit:
        """Wait for the end of a child; it must have been killed, or be about to end."""
        while pid not in self._exits:
            self._take()
        return self._exits.pop(pid)

    def close(self) -> None:
        """End the zygote, and with it every child."""
        self._control.close()
        try:
            self._process.wait(GOODBYE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stderr is not None:
            self._process.stderr.close()

    def _take(self) -> None:
        """Sort one message of the zygote."""
        (kind, pid, *rest), fds = self._receive(ANSWER_S)
        if kind == "born":
            self._born.append((pid, fds[0]))
        else:
            status, cpu_s, memory_bytes = rest
            by_signal = os.WTERMSIG(status) if os.WIFSIGNALED(status) else None
            code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else 0
            self._exits[pid] = Exit(code, by_signal, cpu_s, memory_bytes)

    def _receive(self, timeout_s: float) -> tuple[list[Any], list[int]]:
        if not select.select([self._control], [], [], timeout_s)[0]:
            raise SandboxError(f"the sandbox did not answer within {timeout_s:g} s")
        try:
            message, fds, _, _ = socket.recv_fds(self._control, MAX_CONTROL, 1)
        except ConnectionResetError:  # it died with a request of ours unread
            message, fds = b"", []
        if not message:
            raise SandboxError(f"the sandbox ended by itself{self._last_words()}")
        return msgpack.unpackb(message), fds

    def _last_words(self) -> str:
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(GOODBYE_S)
        if self._process.poll() is None or self._process.stderr is None:
            return ""
        words = self._process.stderr.read().decode(errors="replace").strip()
        return f": {words[-500:]}" if words else ""


class ForkedChild:
    """One locked fork of a zygote; killed through its pidfd, so never anyone else."""

    def __init__(
        self, zygote: Zygote, pid: int, pidfd: int, sock: socket.socket, output: int, limits: Limits
    ) -> None:
        self.sock = sock
        self.limits = limits
        self._zygote = zygote
        self._pid = pid
        self._pidfd = pidfd
        self._output = output

    @property
    def pid(self) -> int:
        """The process id outside the sandbox."""
        return _pid_of(self._pidfd)

    def end(self, patience_s: float = 0.0) -> Exit:
        """Wait so long for it to end by itself, then kill it; return how it ended."""
        if patience_s:
            poll = select.poll()
            poll.register(self._pidfd, select.POLLIN)
            poll.poll(patience_s * 1000)
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)
        return self._zygote.exit_of(self._pid)

    def where(self) -> str:
        """Ask the process, which hangs, which line it is at."""
        before = os.fstat(self._output).st_size
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._pidfd, signal.SIGUSR1)
        until = time.monotonic() + DUMP_S
        while os.fstat(self._output).st_size <= before and time.monotonic() < until:
            select.select([], [], [], POLL_S)
        select.select([], [], [], POLL_S)
        dump = os.pread(self._output, 4096, before).decode(errors="replace")
        os.ftruncate(self._output, before)
        return dump

    def take_output(self) -> bytes:
        """Return what it has printed since the last time."""
        size = os.fstat(self._output).st_size
        if size == 0:
            return b""
        text = os.pread(self._output, min(size, self.limits.output_bytes), 0)
        os.ftruncate(self._output, 0)
        return text

    def close(self) -> None:
        """Give its descriptors back."""
        self.sock.close()
        os.close(self._output)
        os.close(self._pidfd)


def _append_only(fd: int) -> None:
    """Let each write go to the end, so that output can be taken away while the process lives."""
    import fcntl

    fcntl.fcntl(fd, fcntl.F_SETFL, fcntl.fcntl(fd, fcntl.F_GETFL) | os.O_APPEND)


def _uid_of(pid: int) -> int:
    """Return the real user of a process, as it is outside the namespace."""
    (line,) = (
        line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("Uid:")
    )
    return int(line.split()[1])


def _pid_of(pidfd: int) -> int:
    """Return the process id, as it is outside the namespace, of the process behind a pidfd."""
    for line in Path(f"/proc/self/fdinfo/{pidfd}").read_text().splitlines():
        if line.startswith("Pid:"):
            return int(line.split()[1])
    raise SandboxError("the kernel does not tell the id of a sandboxed process")
