"""The `grader` command as users run it: in a process of its own, with pipes for a screen."""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

GRADER = Path(sys.executable).with_name("grader")
PROJECT = Path(__file__).parents[2]
DEADLINE_S = 30.0

Argument = str | Path


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended, and what it wrote."""

    code: int
    out: str
    err: str


def run(*arguments: Argument, cwd: Path, environment: dict[str, str] | None = None) -> Ended:
    """Run a command to its end, with pipes for a screen."""
    ended = subprocess.run(
        [GRADER, *arguments],
        cwd=cwd,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=DEADLINE_S,
        check=False,
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)


class Running:
    """A command that runs, in a process group of its own, as a shell starts it.

    Parameters
    ----------
    arguments : sequence of str or Path
        What is typed.
    cwd : Path
        Where it is typed.
    """

    def __init__(self, arguments: Sequence[Argument], cwd: Path) -> None:
        self.said = ""
        self._process = subprocess.Popen(
            [GRADER, *arguments],
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def reads(self, text: str, times: int = 1) -> None:
        """Read its screen until a text stands there so many times."""
        pipe = self._pipe()
        until = time.monotonic() + DEADLINE_S
        while self.said.count(text) < times:
            assert select.select([pipe], [], [], max(0.0, until - time.monotonic()))[0], self.said
            part = os.read(pipe, 2**16)
            assert part, f"it ended: {self.said}"
            self.said += part.decode()

    def interrupt(self) -> None:
        """Press Ctrl-C: the terminal sends SIGINT to the whole group."""
        os.killpg(self._process.pid, signal.SIGINT)

    def kill(self) -> None:
        """Kill the command itself, which cannot clean up then."""
        self._process.kill()

    def ended(self) -> Ended:
        """Wait until it and everything that holds its screen has ended."""
        try:
            out, _ = self._process.communicate(timeout=DEADLINE_S)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            raise
        return Ended(self._process.returncode, self.said + out.decode(), "")

    def _pipe(self) -> int:
        assert self._process.stdout is not None
        return self._process.stdout.fileno()


def wait_until(holds: Callable[[], bool]) -> None:
    """Look at files until something holds; fails at a deadline."""
    until = time.monotonic() + DEADLINE_S
    while not holds():
        assert time.monotonic() < until, "it did not come"
        select.select([], [], [], 0.005)
