"""What a process gives up before it meets a stranger's code: raw system calls through ctypes.

Everything that can be prepared once is prepared in the zygote (capabilities, the Landlock rule set, the
compiled seccomp program); `lock` is what each forked child still pays, about half a millisecond.
"""

import ctypes
import os
import resource
from collections.abc import Sequence
from pathlib import Path
from struct import Struct
from typing import NamedTuple

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_SECCOMP = 22
PR_CAPBSET_DROP = 24
PR_SET_NO_NEW_PRIVS = 38
PR_CAP_AMBIENT = 47
PR_CAP_AMBIENT_CLEAR_ALL = 4
SECCOMP_MODE_FILTER = 2
CAPABILITY_VERSION_3 = 0x20080522

LANDLOCK_CREATE_RULESET = 444
LANDLOCK_ADD_RULE = 445
LANDLOCK_RESTRICT_SELF = 446
LANDLOCK_VERSION = 1
LANDLOCK_RULE_PATH_BENEATH = 1
READ_FILE = 1 << 2
READ_DIR = 1 << 3

PLACEHOLDER_PID = 0x7EADBEE1
"""Stands in the compiled seccomp program where each child writes its own process id."""

OWN_PROCESSES = 2
"""The zygote and the child itself: the kernel counts them with the threads."""

SIGKILL = 9
INSTRUCTION_BYTES = 8


class Grant(NamedTuple):
    """What the rule limits let a child do; the names are those of `grader.models.Limits`."""

    cpu_s: int
    address_space_bytes: int
    output_bytes: int
    stack_bytes: int
    open_files: int
    threads: int


def _libc() -> ctypes.CDLL:
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    return library


libc = _libc()


def _check(result: int, what: str) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


def forbid_new_privileges() -> None:
    """Make set-user-id programs powerless, as both Landlock and seccomp demand."""
    _check(libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no_new_privs")


def forbid_inspection() -> None:
    """Let no other process of the same user read this one's memory, or trace it."""
    _check(libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0), "dumpable")


def drop_capabilities() -> None:
    """Give up every capability, also those that a later exec could bring back."""
    for capability in range(64):
        if libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:
            break
    libc.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0)
    header = Struct("<Ii").pack(CAPABILITY_VERSION_3, 0)
    _check(libc.capset(header, bytes(24)), "capset")


def become(uid: int) -> None:
    """Change user and group for good."""
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)


def landlock_abi() -> int:
    """Return the version of Landlock that the kernel speaks, 0 without it."""
    size = ctypes.c_size_t(0)
    abi: int = libc.syscall(LANDLOCK_CREATE_RULESET, None, size, ctypes.c_uint32(LANDLOCK_VERSION))
    return max(abi, 0)


def landlock_ruleset(files: Sequence[str], folders: Sequence[str], abi: int) -> int:
    """Prepare a rule set: read below `files`, list `folders`, nothing else.

    Parameters
    ----------
    files : sequence of str
        Files, and folders below which every file may be read and every folder listed.
    folders : sequence of str
        Folders whose names may be listed (the import system needs that), with all below them.
    abi : int
        Version of Landlock: 4 and newer forbid TCP, 6 and newer signals and abstract sockets outwards.

    Returns
    -------
    int
        A file descriptor for `lock`.
    """
    access = (1 << 13) - 1
    for version, right in ((2, 13), (3, 14), (5, 15)):
        access |= (1 << right) if abi >= version else 0
    network = 3 if abi >= 4 else 0
    scoped = 3 if abi >= 6 else 0
    size = 24 if abi >= 6 else 16 if abi >= 4 else 8
    attributes = Struct("<QQQ").pack(access, network, scoped)
    ruleset: int = libc.syscall(
        LANDLOCK_CREATE_RULESET, attributes, ctypes.c_size_t(size), ctypes.c_uint32(0)
    )
    _check(ruleset, "landlock_create_ruleset")
    for path in files:
        _allow(ruleset, path, READ_FILE | (READ_DIR if Path(path).is_dir() else 0))
    for path in folders:
        _allow(ruleset, path, READ_DIR)
    return ruleset


def _allow(ruleset: int, path: str, access: int) -> None:
    try:
        fd = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    rule = Struct("<Qi").pack(access, fd)
    arguments = (ctypes.c_int(ruleset), ctypes.c_int(LANDLOCK_RULE_PATH_BENEATH), rule, ctypes.c_uint32(0))
    _check(libc.syscall(LANDLOCK_ADD_RULE, *arguments), f"landlock_add_rule {path}")
    os.close(fd)


class _FilterProgram(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p))


class SeccompProgram:
    """A compiled filter, ready to be loaded; each child may send signals to itself alone."""

    def __init__(self, instructions: bytes) -> None:
        self._buffer = ctypes.create_string_buffer(instructions, len(instructions))
        length = len(instructions) // INSTRUCTION_BYTES
        self._program = _FilterProgram(length, ctypes.addressof(self._buffer))
        placeholder = PLACEHOLDER_PID.to_bytes(4, "little")
        constants = range(4, len(instructions), INSTRUCTION_BYTES)
        self._pid_places = [at for at in constants if instructions[at : at + 4] == placeholder]

    def load(self) -> None:
        """Put this process under the filter, for good."""
        pid = os.getpid().to_bytes(4, "little")
        for at in self._pid_places:
            ctypes.memmove(ctypes.addressof(self._buffer) + at, pid, len(pid))
        program = ctypes.byref(self._program)
        _check(libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, program, 0, 0), "seccomp")


def limit(grant: Grant) -> None:
    """Set the resource limits, soft and hard alike."""
    for kind, value in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_MEMLOCK, 0),
        (resource.RLIMIT_MSGQUEUE, 0),
        (resource.RLIMIT_FSIZE, grant.output_bytes),
        (resource.RLIMIT_NOFILE, grant.open_files),
        (resource.RLIMIT_STACK, grant.stack_bytes),
        (resource.RLIMIT_AS, grant.address_space_bytes),
        (resource.RLIMIT_NPROC, grant.threads + OWN_PROCESSES if grant.threads else 0),
    ):
        resource.setrlimit(kind, (value, value))
    # The soft limit sends a signal that can be ignored, the hard one a second later does not.
    resource.setrlimit(resource.RLIMIT_CPU, (grant.cpu_s, grant.cpu_s + 1))


def lock(grant: Grant, ruleset: int | None, seccomp: SeccompProgram) -> None:
    """Give up everything; nothing of it can be taken back.

    Raises
    ------
    OSError
        If a layer cannot be put on; the child then ends without running anything.
    """
    _check(libc.prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0), "pdeathsig")
    limit(grant)
    if ruleset is not None:
        _check(libc.syscall(LANDLOCK_RESTRICT_SELF, ctypes.c_int(ruleset), ctypes.c_uint32(0)), "landlock")
        os.close(ruleset)
    seccomp.load()
