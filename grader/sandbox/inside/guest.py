"""The loop that answers for a submission, in the process where the submission runs.

Student code shares this process and may change anything here, so nothing it sends is believed except
as a value: outcome, time and points are decided on the other side.
"""

import builtins
import contextlib
import importlib.util
import io
import linecache
import os
import random
import socket
import sys
import traceback
import types
from collections.abc import Callable, Sequence
from typing import Any

from . import wire

MAX_MESSAGE = 2000
MAX_LINE = 200
MAX_FRAMES = 8
BUSY_REQUEST = 128 << 20
BUSY_CONTAINERS = 10_000_000


def serve(sock: socket.socket) -> None:
    """Answer requests until the other side hangs up."""
    module = types.ModuleType("submission")
    guest = _Guest(sock, module)
    answers: dict[str, Callable[..., Any]] = {"load": guest.load, "call": guest.call}
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True)  # what was printed before a crash is needed most
    sock.sendall(wire.READY)
    while True:
        call_id, request = guest.receive()
        try:
            answer = answers[request[0]](*request[1:])
        except BaseException as error:
            body = wire.encode(["error", *describe(error, module.__file__)])
        else:
            body = _encode_answer(answer)
        guest.call_id = 0
        with contextlib.suppress(BaseException):  # the student may have put anything there
            sys.stdout.flush()
        guest.send(call_id, body)


def _encode_answer(answer: Sequence[Any]) -> bytes:
    try:
        return wire.encode(["ok", *answer])
    except BaseException as error:
        sentence = f"what was returned cannot be read as data ({type(error).__name__})"
        return wire.encode(["error", "UnreadableValue", [], sentence, []])


class _Guest:
    """The submission's module, and the way out of it."""

    def __init__(self, sock: socket.socket, module: types.ModuleType) -> None:
        self.sock = sock
        self.module = module
        self.call_id = 0

    def receive(self) -> tuple[int, Any]:
        length, call_id = wire.HEADER.unpack(self._read(wire.HEADER.size))
        body = self._read(length)
        self.call_id = call_id  # the functions in the body belong to this request
        request = wire.decode(
            body, max_bytes=BUSY_REQUEST, max_containers=BUSY_CONTAINERS, function=self.function
        )
        return call_id, request

    def _read(self, size: int) -> bytearray:
        data = bytearray()
        while len(data) < size:
            part = self.sock.recv(min(size - len(data), 1 << 20))
            if not part:
                os._exit(0)
            data += part
        return data

    def send(self, call_id: int, body: bytes) -> None:
        self.sock.sendall(wire.HEADER.pack(len(body), call_id) + body)

    def load(self, source: bytes, file_name: str, seed: int) -> tuple[list[str]]:
        """Run the file; return the names of the functions and classes it defines."""
        random.seed(seed)
        if (numpy := sys.modules.get("numpy")) is not None:
            numpy.random.seed(seed & 0xFFFFFFFF)
        module = self.module
        module.__file__ = file_name
        sys.modules[module.__name__] = module
        code = compile(source, file_name, "exec", dont_inherit=True)
        text = importlib.util.decode_source(source)
        linecache.cache[file_name] = (len(source), None, io.StringIO(text).readlines(), file_name)
        exec(code, module.__dict__)
        return ([name for name, value in list(vars(module).items()) if callable(value)],)

    def call(self, name: str, args: list[Any], kwargs: dict[str, Any], with_arguments: bool) -> list[Any]:
        """Call one function; on request return the arguments too, as they are afterwards."""
        value = getattr(self.module, name)(*args, **kwargs)
        return [value, args] if with_arguments else [value]

    def function(self, index: int) -> Callable[..., Any]:
        """Make the function that stands for one of the suite's; it works while its call runs."""
        born = self.call_id

        def ask(*args: Any, **kwargs: Any) -> Any:
            if self.call_id != born:
                raise RuntimeError(
                    "this function may only be called while the call that was given it is running"
                )
            self.send(self.call_id, wire.encode(["callback", index, args, kwargs]))
            _, (kind, *answer) = self.receive()
            if kind == "return":
                return answer[0]
            type_name, text = answer
            raise _builtin_error(type_name, text)

        return ask


def _builtin_error(type_name: str, text: str) -> BaseException:
    """Make an exception of this built-in class, or of the nearest above it that takes a message alone."""
    for kind in getattr(builtins, type_name).__mro__:
        with contextlib.suppress(TypeError):
            error: BaseException = kind(text)
            return error
    return RuntimeError(text)


def describe(error: BaseException, file_name: str | None) -> list[Any]:
    """Put an exception into plain words: type, built-in bases, text, the student's own lines."""
    if isinstance(error, SyntaxError) and error.filename == file_name:
        code = (error.text or "").rstrip("\n")[:MAX_LINE]
        frames = [[error.lineno or 0, "", code, error.offset or 0]]
    else:
        lines = traceback.extract_tb(error.__traceback__)
        frames = [
            [line.lineno or 0, line.name[:MAX_LINE], (line.line or "")[:MAX_LINE], 0]
            for line in lines
            if line.filename == file_name
        ][-MAX_FRAMES:]
    bases = [kind.__name__ for kind in type(error).__mro__ if getattr(builtins, kind.__name__, None) is kind]
    try:
        text = error.msg if isinstance(error, SyntaxError) else str(error)
        plain = str.__str__(text)[:MAX_MESSAGE]
        text = plain.encode("utf-8", "replace").decode()  # half characters cannot travel
    except BaseException:
        text = "(its message cannot be shown)"
    return [type(error).__name__[:MAX_LINE], bases, text, frames]
