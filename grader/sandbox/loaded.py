"""A submission, loaded and ready to be called: it survives its own crashes.

Each call goes to the current child. When that dies, the call fails with `DiedError` and the next one starts
a fresh child with the same source, until the submission's budget is used up.
"""

import builtins
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NoReturn

from grader.errors import DiedError, NotGradableError, RaisedError, SandboxError
from grader.models import Frame, Limits, Outcome, Usage
from grader.sandbox.channel import Channel, Deadline, HungUp, ProtocolError
from grader.sandbox.endings import INSIDE_NAME, cause_of_death, frames_of_dump
from grader.sandbox.inside import wire
from grader.sandbox.process import Child, Exit

READY_S = 10.0
EXIT_PATIENCE_S = 0.2
MAX_MESSAGE = 2000
MAX_LINE = 200
MAX_FRAMES = 8
MAX_BASES = 16
MAX_NAMES = 10
MAX_TIMEOUTS = 2

Spawn = Callable[[Limits], Child]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a call returned, and its arguments as they were afterwards (when asked for)."""

    value: Any
    arguments: list[Any] | None = None


class LoadedSubmission:
    """One submission's source with the process that runs it.

    Parameters
    ----------
    source : bytes
        The file as handed in; it is never parsed on this side.
    file_name : str
        What sentences about it call it.
    entry : sequence of str
        Functions that it must define.
    spawn : callable
        Starts a child under the given limits.
    limits : Limits
        What it may use, all restarts together.
    seed : int
        For the random generators of the standard library and numpy.
    """

    def __init__(
        self, source: bytes, file_name: str, entry: Sequence[str], spawn: Spawn, limits: Limits, seed: int = 0
    ) -> None:
        self.source = source
        self.file_name = file_name
        self.entry = tuple(entry)
        self.limits = limits
        self._spawn = spawn
        self._seed = seed
        self._child: Child | None = None
        self._channel: Channel | None = None
        self._timeouts = 0
        self._used = Usage()
        self._busy_s = 0.0
        self._last_output = b""

    # ------------------------------------------------------------------------------------- lifetime

    @property
    def usage(self) -> Usage:
        """What all its processes used that have ended; `close` first."""
        return replace(self._used, wall_s=self._busy_s if self._used.processes else 0.0)

    @property
    def exhausted(self) -> str:
        """Say why nothing more of it is run; empty while it may."""
        if self._timeouts >= MAX_TIMEOUTS:
            return f"not run: {MAX_TIMEOUTS} calls before it took longer than {self.limits.call_s:g} s each"
        if self._busy_s >= self.limits.wall_s:
            return f"not run: the {self.limits.wall_s:g} s that a submission may take were used up before"
        return ""

    def restart(self) -> None:
        """End the current process, so that the next call starts in a fresh one."""
        if self._child is not None:
            self._end()

    def close(self) -> None:
        """End the process; the submission can still be called, in a fresh one."""
        self.restart()

    def take_output(self) -> str:
        """Return what was printed since the last time, cut with a visible mark."""
        raw = self._last_output + (self._child.take_output() if self._child is not None else b"")
        self._last_output = b""
        return raw.decode(errors="replace")

    # ---------------------------------------------------------------------------------------- calls

    def load(self) -> None:
        """Start a child and run the file in it, if none is alive.

        Raises
        ------
        NotGradableError
            If the file cannot be run, or lacks a function; the text is for its author.
        SandboxError
            If the machinery fails.
        """
        if self._child is not None:
            return
        self._child = self._spawn(self.limits)
        self._channel = Channel(self._child.sock, self.limits.reply_bytes)
        try:
            self._channel.await_ready(time.monotonic() + READY_S)
        except (Deadline, HungUp, ProtocolError):
            self.restart()
            raise SandboxError("a sandboxed process could not lock itself; nothing was run in it") from None
        try:
            names = self._request(["load", self.source, INSIDE_NAME, self._seed], None).value
        except RaisedError as error:
            self.restart()
            raise NotGradableError(self._cannot_run(error)) from None
        except DiedError as error:
            raise NotGradableError(f"{self.file_name} cannot be run: {error}{_at(error.frames)}") from None
        if type(names) is not list or not all(type(name) is str for name in names):
            self.restart()
            raise NotGradableError(f"{self.file_name} cannot be run: it broke the rules of the grader")
        missing = [name for name in self.entry if name not in names]
        if missing:
            self.restart()
            raise NotGradableError(self._lacks(missing[0], names))

    def call(
        self, name: str, args: Sequence[Any], kwargs: dict[str, Any], *, with_arguments: bool = False
    ) -> Answer:
        """Call one function of the submission with plain data, or functions of the suite.

        Raises
        ------
        RaisedError
            If the call raised.
        DiedError
            If the process ended, or had to be ended.
        NotGradableError
            If a fresh process cannot load the file any more.
        """
        if reason := self.exhausted:
            raise DiedError(Outcome.NOT_RUN, reason)
        self.load()
        functions: list[Callable[..., Any]] = []
        body = ["call", name, list(args), kwargs, with_arguments]
        return self._request(body, functions)

    def _request(self, message: list[Any], functions: list[Callable[..., Any]] | None) -> Answer:
        channel = self._channel
        assert channel is not None
        body = wire.encode(message, functions=functions)
        started = time.monotonic()
        patience_s = min(self.limits.call_s, self.limits.wall_s - self._busy_s)
        deadline = started + patience_s
        try:
            call_id = channel.request(body, deadline)
            while True:
                reply = channel.receive(call_id, deadline)
                match reply:  # first by type: an array compares with a text in ways of its own
                    case [str("ok"), value]:
                        return Answer(value)
                    case [str("ok"), value, list(arguments)]:
                        return Answer(value, arguments)
                    case [str("error"), str(name), list(bases), str(text), list(frames)]:
                        raise RaisedError(name[:MAX_LINE], _names(bases), text[:MAX_MESSAGE], _frames(frames))
                    case [str("callback"), int(index), tuple(args), dict(kwargs)] if (
                        functions and 0 <= index < len(functions)
                    ):
                        channel.send(call_id, self._call_back(functions[index], args, kwargs), deadline)
                    case _:
                        raise ProtocolError("it sent something that is not an answer")
        except Deadline:
            self._timed_out(patience_s)
        except HungUp:
            self._gone()
        except ProtocolError as error:
            self._end()
            raise DiedError(Outcome.CRASHED, f"it broke the rules of the grader: {error}") from None
        finally:
            self._busy_s += time.monotonic() - started

    def _call_back(self, function: Callable[..., Any], args: Sequence[Any], kwargs: dict[str, Any]) -> bytes:
        try:
            return wire.encode(_answer_callback(function, args, kwargs))
        except BaseException:
            self.restart()  # the child still waits for an answer: the next call needs a fresh one
            raise

    # --------------------------------------------------------------------------------------- endings

    def _timed_out(self, after_s: float) -> NoReturn:
        assert self._child is not None
        self._timeouts += 1
        frames = frames_of_dump(self._child.where(), self.source)
        self._end()
        if after_s < self.limits.call_s:
            sentence = f"it was stopped: the {self.limits.wall_s:g} s of a submission were used up"
        else:
            sentence = f"it was stopped after {self.limits.call_s:g} s"
        raise DiedError(Outcome.TIME_LIMIT, sentence, frames)

    def _gone(self) -> NoReturn:
        ended = self._end(EXIT_PATIENCE_S)
        outcome, sentence = cause_of_death(ended, self.limits)
        if outcome is Outcome.TIME_LIMIT:
            self._timeouts += 1
        raise DiedError(outcome, sentence)

    def _end(self, patience_s: float = 0.0) -> Exit:
        """End the child; where the sandbox is gone nobody knows how it ended, and it is given up."""
        assert self._child is not None
        try:
            ended = self._child.end(patience_s)
        except SandboxError:
            self._let_go(self._child)
            raise
        self._last_output += self._child.take_output()
        self._let_go(self._child)
        self._used = Usage(
            cpu_s=self._used.cpu_s + ended.cpu_s,
            memory_bytes=max(self._used.memory_bytes, ended.memory_bytes),
            processes=self._used.processes + 1,
        )
        return ended

    def _let_go(self, child: Child) -> None:
        child.close()
        self._child = self._channel = None

    # ------------------------------------------------------------------------------------- sentences

    def _cannot_run(self, error: RaisedError) -> str:
        name = self.file_name
        if error.is_a(SyntaxError) and error.frames:
            frame = error.frames[-1]
            return f"{name}, line {frame.line}: {error.text}\n    {frame.code.strip()}{_caret(frame)}"
        if error.type_name in ("RecursionError", "MemoryError") and not error.frames:
            return f"{name} cannot be compiled: an expression in it is nested too deep"
        if error.is_a(SyntaxError) or (
            error.is_a(ValueError) and not error.frames
        ):  # NUL bytes, up to 3.11.3
            return f"{name} cannot be read as Python: {error.text}"
        if error.is_a(EOFError):
            hint = "; there is nobody to answer input(): take values as arguments of the function"
        elif error.is_a(ModuleNotFoundError):
            hint = "; only the standard library and the packages that the statement names are there"
        elif error.is_a(SystemExit):
            hint = "; a submission must not end the program"
        else:
            hint = ""
        return f"{name} cannot be run: {error}{_at(error.frames)}{hint}"

    def _lacks(self, wanted: str, names: Any) -> str:
        public = [name[:MAX_LINE] for name in names if not name.startswith("_")]
        alike = [name for name in public if _plain(name) == _plain(wanted)]
        found = public[:MAX_NAMES]
        if alike:
            return f"{self.file_name} defines {alike[0]!r}; the function must be named {wanted!r}"
        defines = f"it defines {', '.join(map(repr, found))}" if found else "it defines no function at all"
        return f"{self.file_name} defines no function {wanted!r}: {defines}; the starter shows the signature"


def _answer_callback(function: Callable[..., Any], args: Sequence[Any], kwargs: dict[str, Any]) -> list[Any]:
    """Run a function of the suite for the student; what it raises is raised over there."""
    try:
        return ["return", function(*args, **kwargs)]
    except Exception as error:
        name = next(
            kind.__name__ for kind in type(error).__mro__ if vars(builtins).get(kind.__name__) is kind
        )
        return ["raise", name, _text_of(error)[:500]]


def _text_of(error: Exception) -> str:
    try:
        return str(error)
    except Exception:  # it names an argument, such as an integer too long to be printed
        return ""


def _names(raw: Sequence[Any]) -> list[str]:
    return [name[:MAX_LINE] for name in raw[:MAX_BASES] if type(name) is str]


def _frames(raw: Sequence[Any]) -> list[Frame]:
    return [
        Frame(line, function[:MAX_LINE], code[:MAX_LINE], column if column <= MAX_LINE else 0)
        for line, function, code, column in (frame for frame in raw[-MAX_FRAMES:] if _is_frame(frame))
    ]


def _is_frame(raw: Any) -> bool:
    return (
        type(raw) is list and [type(part) for part in raw] == [int, str, str, int] and 0 <= raw[0] < 1 << 32
    )


def _at(frames: Sequence[Frame]) -> str:
    return f" (line {frames[-1].line}: {frames[-1].code.strip()})" if frames else ""


def _caret(frame: Frame) -> str:
    indent = len(frame.code) - len(frame.code.lstrip())
    return f"\n    {' ' * (frame.column - 1 - indent)}^" if frame.column > indent else ""


def _plain(name: str) -> str:
    return name.replace("_", "").lower()
