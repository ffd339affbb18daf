"""Canary attacks on the sandbox before it holds anybody's code. One that succeeds: nothing is graded."""

import os
import socket
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from grader.errors import IsolationError, SubmissionError
from grader.models import Limits
from grader.sandbox.loaded import LoadedSubmission
from grader.sandbox.process import Zygote

ATTACKS = {
    "read a file of ours": "open(canary).read()",
    "list a folder of ours": "os.listdir(os.path.dirname(canary))",
    "read the course": "[path for path in secret if listed(path)][0]",
    "write a file": "open(canary, 'a')",
    "see the grader's environment": "open(f'/proc/{grader}/environ', 'rb').read()",
    "read the grader's memory": "open(f'/proc/{grader}/mem', 'rb')",
    "signal its parent": "os.kill(os.getppid(), 0)",
    "start a process": "os.fork() or os._exit(0)",
    "run a program": "os.execv(sys.executable or '/bin/true', ['true'])",
    "open a network socket": "socket.create_connection(('127.0.0.1', port), 0.2)",
    "open a local socket": "socket.socket(socket.AF_UNIX)",
    "trace a process": "system_call(101, 16, os.getppid(), 0, 0)",
    "regain rights": "os.setuid(0) if os.getuid() else system_call(125, 0, 0) and None",
    "raise its own limits": "resource.setrlimit(resource.RLIMIT_AS, (-1, -1))",
}
"""Each is an expression that raises in a sandbox that holds; the numbers are of x86-64."""

PROBE = """
import ctypes, os, resource, socket, sys

def system_call(number, *arguments):
    library = ctypes.CDLL(None, use_errno=True)
    if library.syscall(number, *arguments) != 0:
        raise OSError(ctypes.get_errno(), "refused")

def listed(path):
    try:
        return bool(os.listdir(path))
    except OSError:
        return False

def attack(expression, canary, secret, grader, port):
    try:
        eval(expression, {**globals(), "canary": canary, "secret": secret, "grader": grader, "port": port})
    except BaseException as error:
        return type(error).__name__
    return "succeeded"
"""


def prove(zygote: Zygote, secret: Sequence[Path] = ()) -> None:
    """Attack the sandbox in a probe of its own, and refuse it when one attack succeeds.

    Parameters
    ----------
    zygote : Zygote
        The sandbox to be used.
    secret : sequence of Path
        Folders that no submission may list: the course, the grader.

    Raises
    ------
    IsolationError
        If an attack succeeds, or the probe does not survive to tell.
    """
    with tempfile.TemporaryDirectory() as folder, closing(socket.socket()) as server:
        Path(folder).chmod(0o755)
        canary = Path(folder, "canary")
        canary.write_text("hidden")
        canary.chmod(0o644)
        server.bind(("127.0.0.1", 0))
        server.listen(1)
        known = [str(canary), [str(path) for path in secret], os.getpid(), server.getsockname()[1]]
        probe = LoadedSubmission(PROBE.encode(), "probe.py", ["attack"], zygote.spawn, Limits())
        try:
            succeeded = [
                name
                for name, expression in ATTACKS.items()
                if (name != "read the course" or secret)
                and probe.call("attack", [expression, *known], {}).value == "succeeded"
            ]
        except SubmissionError as error:
            raise IsolationError(f"the sandbox failed its self-test: {error}") from None
        finally:
            probe.close()
    if succeeded:
        raise IsolationError(
            f"the sandbox ({zygote.isolation}) does not hold: a submission could {'; '.join(succeeded)}. "
            "Nothing was graded. `grader doctor` says what is missing."
        )
