"""The fork server in the sandbox: one control message, one locked child.

It is started by exec with an empty environment and imports what submissions may use. It never holds a
suite, a reference, an expected value or a source: those go straight from the grader to the child, over a
socket that this process closes without reading. File descriptors: 0 nothing, 1 and 2 the output of the
submission (in a child), 3 control (closed in a child), 4 the child's own socket, 5 the Landlock rules.
"""

import array
import contextlib
import faulthandler
import gc
import importlib
import os
import select
import signal
import socket
import sys
from typing import Any, NoReturn

import msgpack

from . import guest, lockdown

CONTROL, SOCKET, RULES = 3, 4, 5
CANNOT_LOCK = 114
MAX_CONTROL = 1 << 16


def main(control_fd: int, config: dict[str, Any]) -> NoReturn:
    """Lock what can be locked once, then serve forks until the grader hangs up."""
    sys.argv[:] = ["zygote"]
    control = _arrange_descriptors(control_fd)
    for package in config["packages"]:
        importlib.import_module(package)
    sys.path[:] = config["path_afterwards"]
    sys.path_importer_cache.clear()
    if config["uid"] is not None:
        lockdown.become(config["uid"])
    lockdown.forbid_new_privileges()
    lockdown.forbid_inspection()
    lockdown.drop_capabilities()
    abi = lockdown.landlock_abi() if config["landlock"] else 0
    if abi:
        os.dup2(lockdown.landlock_ruleset(config["read"], config["list"], abi), RULES)
    seccomp = {threads: lockdown.SeccompProgram(control.recv(MAX_CONTROL)) for threads in (False, True)}
    os.closerange(RULES + 1, 64)

    woken, waker = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(waker, warn_on_full_buffer=False)
    faulthandler.register(signal.SIGUSR1, file=2, all_threads=False)
    _send(control, ["ready", abi], [os.pidfd_open(os.getpid())])
    gc.collect()
    gc.disable()
    gc.freeze()  # a collection in a child would write to every page that it shares with us

    ready = select.poll()
    ready.register(control, select.POLLIN)
    ready.register(woken, select.POLLIN)
    while True:
        for fd, _ in ready.poll():
            if fd == woken:
                os.read(woken, 4096)
                _report_exits(control)
            else:
                _fork(control, seccomp, bool(abi))


def _arrange_descriptors(control_fd: int) -> socket.socket:
    """Move the control socket to its place, and reserve those of the child's socket and the rules."""
    os.dup2(control_fd, CONTROL)
    os.closerange(CONTROL + 1, 1 << 16)
    nothing, writer = os.pipe()
    os.close(writer)
    os.dup2(nothing, 0)
    if nothing != SOCKET:
        os.dup2(nothing, SOCKET)
    os.dup2(nothing, RULES)
    return socket.socket(fileno=CONTROL)


def _send(control: socket.socket, message: list[Any], fds: list[int]) -> None:
    control.sendmsg([msgpack.packb(message)], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", fds))])
    for fd in fds:
        os.close(fd)


def _report_exits(control: socket.socket) -> None:
    with contextlib.suppress(ChildProcessError):
        while True:
            pid, status, usage = os.wait4(-1, os.WNOHANG)
            if pid == 0:
                return
            cpu_s = usage.ru_utime + usage.ru_stime
            control.send(msgpack.packb(["exit", pid, status, cpu_s, usage.ru_maxrss * 1024]))


def _fork(control: socket.socket, seccomp: dict[bool, lockdown.SeccompProgram], landlock: bool) -> None:
    message, fds, _, _ = socket.recv_fds(control, MAX_CONTROL, 2)
    if not message:
        os._exit(0)
    grant = lockdown.Grant(*msgpack.unpackb(message))
    pid = os.fork()
    if pid == 0:
        sock_fd, output_fd = fds
        _become_child(grant, sock_fd, output_fd, seccomp[grant.threads > 0], RULES if landlock else None)
    for fd in fds:
        os.close(fd)
    _send(control, ["born", pid], [os.pidfd_open(pid)])


def _become_child(
    grant: lockdown.Grant, sock_fd: int, output_fd: int, seccomp: lockdown.SeccompProgram, rules: int | None
) -> NoReturn:
    """Lock this process and hand it to the submission; it never returns."""
    try:
        nothing, writer = os.pipe()  # of its own: what one child could write, the next could read
        os.close(writer)
        os.dup2(nothing, 0)
        os.dup2(output_fd, 1)
        os.dup2(output_fd, 2)
        os.dup2(sock_fd, SOCKET)
        os.close(CONTROL)
        os.closerange(RULES + 1, 64)
        if rules is None:
            os.close(RULES)
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)  # Python ignores it: a flood would be an OSError
        sys.setrecursionlimit(20_000)  # a call through C, such as a sort key, counts twice
        sock = socket.socket(fileno=SOCKET)
        lockdown.lock(grant, rules, seccomp)
    except BaseException:
        os._exit(CANNOT_LOCK)
    gc.enable()
    try:
        guest.serve(sock)
    finally:
        os._exit(1)
