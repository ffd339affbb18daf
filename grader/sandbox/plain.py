"""A separate process without a sandbox, for one's own code on a system that has none.

It has the time limits, the codec and nothing else; every result says that it was not isolated. It is a fresh
interpreter and speaks over a loopback socket, so that it works wherever Python does.
"""

import json
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from grader.errors import SandboxError
from grader.models import Limits
from grader.sandbox.process import Exit

START_S = 30.0
TOKEN_BYTES = 16
SANDBOX = Path(__file__).parent
BOOT = """
import json, socket, sys
port, token, packages, path = json.loads(sys.stdin.readline())
sys.path[:0] = [path]
for package in packages:
    __import__(package)
from inside import guest
sys.path.remove(path)
sys.setrecursionlimit(10_000)
sock = socket.create_connection(("127.0.0.1", port))
sock.sendall(bytes.fromhex(token))
guest.serve(sock)
"""


class PlainChild:
    """One interpreter that runs one submission, with the rights of its user.

    Raises
    ------
    SandboxError
        If it does not start.
    """

    def __init__(self, packages: Sequence[str], limits: Limits) -> None:
        self.limits = limits
        self._started = time.monotonic()
        self._output = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `close`
        token = secrets.token_bytes(TOKEN_BYTES)
        with socket.create_server(("127.0.0.1", 0)) as server:
            server.settimeout(START_S)
            self._process = subprocess.Popen(
                [sys.executable, "-B", "-c", BOOT],
                stdin=subprocess.PIPE,
                stdout=self._output,
                stderr=self._output,
            )
            assert self._process.stdin is not None
            config = [server.getsockname()[1], token.hex(), list(packages), str(SANDBOX)]
            self._process.stdin.write(json.dumps(config).encode() + b"\n")
            self._process.stdin.close()
            try:
                self.sock, _ = server.accept()
            except TimeoutError:
                self._process.kill()
                raise SandboxError(f"a Python process did not start within {START_S:g} s") from None
        if self.sock.recv(TOKEN_BYTES, socket.MSG_WAITALL) != token:
            self._process.kill()
            raise SandboxError("another program answered in place of the submission's process")

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    def end(self, patience_s: float = 0.0) -> Exit:
        """Wait so long for it to end by itself, then kill it; return how it ended."""
        try:
            status = self._process.wait(patience_s or 0.001)
        except subprocess.TimeoutExpired:
            self._process.kill()
            status = self._process.wait()
        return Exit(max(status, 0), -status if status < 0 else None, time.monotonic() - self._started, 0)

    def where(self) -> str:
        """Tell nothing: a plain process is not asked."""
        return ""

    def take_output(self) -> bytes:
        """Return what it has printed since the last time, cut."""
        self._output.seek(0)
        text = self._output.read(self.limits.output_bytes)
        self._output.seek(0)  # the process writes on where this end stands
        self._output.truncate()
        return text

    def close(self) -> None:
        """Give its descriptors back."""
        self.sock.close()
        self._output.close()
