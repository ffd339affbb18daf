"""Which system calls a submission may make: an allow-list, compiled once by libseccomp in the grader.

libseccomp knows the numbers of each architecture; calls of another one (x32, 32-bit) end the process.
"""

import errno
import tempfile
from typing import Any

from grader.errors import IsolationError
from grader.sandbox.inside.lockdown import PLACEHOLDER_PID

ALLOWED = """
    read write readv writev pread64 pwrite64 close fstat stat lstat newfstatat statx lseek
    mmap mprotect munmap mremap madvise brk mincore
    rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending rt_sigtimedwait sigaltstack
    open openat readlink readlinkat access faccessat faccessat2 getdents64 getcwd
    dup dup2 dup3 poll ppoll select pselect6 epoll_create1 epoll_ctl epoll_wait epoll_pwait
    eventfd2 pipe pipe2 futex sched_yield sched_getaffinity nanosleep clock_nanosleep
    clock_gettime clock_getres gettimeofday time times getpid gettid getppid getuid geteuid getgid getegid
    getpgrp getpgid getsid getgroups getresuid getresgid
    getrandom getrusage getrlimit uname sysinfo exit exit_group restart_syscall rseq
    set_robust_list set_tid_address arch_prctl membarrier
    setitimer getitimer alarm timer_create timer_settime timer_delete
    shutdown getsockopt getsockname umask
""".split()
"""Calls that stay inside the process; `open` only reaches what Landlock and the mounts leave."""

TERMINAL_REQUESTS = {
    "TCGETS": 0x5401,
    "TIOCGWINSZ": 0x5413,
    "FIONREAD": 0x541B,
    "FIONBIO": 0x5421,
    "FIONCLEX": 0x5450,
    "FIOCLEX": 0x5451,
}
"""The harmless requests that Python itself sends to its descriptors."""

DESCRIPTOR_REQUESTS = (0, 1, 2, 3, 5, 1030)
"""F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_GETLK, F_DUPFD_CLOEXEC: none makes anybody the owner of a descriptor,
whom the kernel then signals (F_SETOWN, F_SETSIG, F_NOTIFY, F_SETLEASE), or a pipe larger (F_SETPIPE_SZ)."""

F_SETFL = 4
O_ASYNC = 0x2000
MSG_NOSIGNAL = 0x4000
CLONE_THREAD = 0x10000
PR_SET_NAME = 15
PR_SET_VMA = 0x53564D41


def load_seccomp() -> Any:
    """Import the binding to libseccomp.

    Raises
    ------
    IsolationError
        If the binding or the system's library is missing.
    """
    try:
        import pyseccomp
    except (ImportError, OSError, RuntimeError) as error:
        raise IsolationError(
            f"libseccomp cannot be used ({error}); install libseccomp2 and pyseccomp"
        ) from None
    return pyseccomp


def compiled_filter(*, threads: bool) -> bytes:
    """Compile the filter for submissions that may, or may not, start threads.

    Returns
    -------
    bytes
        Instructions of 8 bytes each, with `PLACEHOLDER_PID` where the child's own process id belongs.
    """
    seccomp = load_seccomp()
    only, equal = seccomp.Arg, seccomp.EQ
    rules = seccomp.SyscallFilter(seccomp.ERRNO(errno.EPERM))
    for name in ALLOWED:
        rules.add_rule(seccomp.ALLOW, name)
    for request in TERMINAL_REQUESTS.values():
        rules.add_rule(seccomp.ALLOW, "ioctl", only(1, equal, request))
    for request in DESCRIPTOR_REQUESTS:
        rules.add_rule(seccomp.ALLOW, "fcntl", only(1, equal, request))
    rules.add_rule(seccomp.ALLOW, "fcntl", only(1, equal, F_SETFL), only(2, seccomp.MASKED_EQ, O_ASYNC, 0))
    for flags in (0, MSG_NOSIGNAL):  # never MSG_OOB: urgent bytes have let others out of sandboxes
        rules.add_rule(seccomp.ALLOW, "sendto", only(3, equal, flags))
    rules.add_rule(seccomp.ALLOW, "recvfrom", only(3, equal, 0))
    for option in (PR_SET_NAME, PR_SET_VMA):
        rules.add_rule(seccomp.ALLOW, "prctl", only(0, equal, option))
    rules.add_rule(seccomp.ALLOW, "prlimit64", only(0, equal, 0), only(2, equal, 0))  # read its own limits
    for name in ("kill", "tgkill"):
        rules.add_rule(seccomp.ALLOW, name, only(0, equal, PLACEHOLDER_PID))
    rules.add_rule(seccomp.ERRNO(errno.ENOSYS), "clone3")  # its flags lie in memory: libc falls back to clone
    if threads:
        masked = only(0, seccomp.MASKED_EQ, CLONE_THREAD, CLONE_THREAD)
        rules.add_rule(seccomp.ALLOW, "clone", masked)
    else:
        rules.add_rule(seccomp.ERRNO(errno.EAGAIN), "clone")
    with tempfile.TemporaryFile() as file:
        rules.export_bpf(file)
        file.seek(0)
        return file.read()
