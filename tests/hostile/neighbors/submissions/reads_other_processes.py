"""Tries to read the memory, the environment and the files of other processes."""

import ctypes
import os
import signal

GRADER_PID = 1  # bait
ZYGOTE_PID = 1  # bait

TARGETS = {"parent": os.getppid(), "init": 1, "grader": GRADER_PID, "zygote": ZYGOTE_PID}
PROC = ["mem", "environ", "maps", "cmdline", "status", "stat", "statm", "fd", "fdinfo", "cwd", "exe", "root", "auxv"]
PROC += ["ns/pid", "task", "stack", "syscall", "wchan", "smaps", "pagemap", "io", "limits", "mountinfo", "comm"]

BUFFER = ctypes.create_string_buffer(64)
LOCAL = (ctypes.c_size_t * 2)(ctypes.addressof(BUFFER), 64)
REMOTE = (ctypes.c_size_t * 2)(0x400000, 64)
ATTACH, SEIZE, TRACEME = 16, 0x4206, 0


def raw(number, *arguments):
    library = ctypes.CDLL(None, use_errno=True)
    if (result := library.syscall(number, *arguments)) < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result


def read(path):
    if os.path.islink(path):
        return os.readlink(path)
    if os.path.isdir(path):
        return os.listdir(path)
    with open(path, "rb") as file:
        return file.read(100)


ATTEMPTS = {}
for who, pid in TARGETS.items():
    for name in PROC:
        ATTEMPTS[f"{name} of {who}"] = lambda pid=pid, name=name: read(f"/proc/{pid}/{name}")
    ATTEMPTS |= {
        f"attach to {who}": lambda pid=pid: raw(101, ATTACH, pid, 0, 0),
        f"seize {who}": lambda pid=pid: raw(101, SEIZE, pid, 0, 0),
        f"read memory of {who}": lambda pid=pid: raw(310, pid, LOCAL, 1, REMOTE, 1, 0),
        f"write memory of {who}": lambda pid=pid: raw(311, pid, LOCAL, 0, REMOTE, 0, 0),
        f"compare with {who}": lambda pid=pid: raw(312, pid, os.getpid(), 0, 0, 0),
        f"hold {who}": lambda pid=pid: os.pidfd_open(pid),
        f"take descriptors of {who}": lambda pid=pid: raw(438, raw(434, pid, 0), 3, 0),
        f"advise {who}": lambda pid=pid: raw(440, 4, LOCAL, 1, 21, 0),
        f"locks of {who}": lambda pid=pid: raw(274, pid, LOCAL, REMOTE),
        f"limits of {who}": lambda pid=pid: raw(302, pid, 7, 0, BUFFER),
        f"processors of {who}": lambda pid=pid: raw(203, pid, 8, b"\1" + bytes(7)),
        f"priority of {who}": lambda pid=pid: os.setpriority(os.PRIO_PROCESS, pid, 5),
        f"scheduler of {who}": lambda pid=pid: os.sched_setscheduler(pid, os.SCHED_OTHER, os.sched_param(0)),
        f"pages of {who}": lambda pid=pid: raw(279, pid, 0, 0, 0, 0, 0),
        f"group of {who}": lambda pid=pid: os.setpgid(pid, 0),
    }
ATTEMPTS |= {
    "trace me": lambda: raw(101, TRACEME, 0, 0, 0),
    "wait for others": lambda: os.wait() and None,
    "wait for all": lambda: os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT),
    "own memory by file": lambda: open("/proc/self/mem", "rb").read(1),
    "shared segments": lambda: raw(30, 0, 0, 0),
}


def linearRegression(xs, ys):
    return {name: outcome(attempt) for name, attempt in ATTEMPTS.items()}


def outcome(attempt):
    try:
        return f"did it: {attempt()!r}"[:200]
    except BaseException as error:
        return f"{type(error).__name__}: {error}"
