"""Tries to read what belongs to the machine and its users."""

import os
import pwd
import socket
import sys

HOME = "/root"  # bait
PACKAGES = "/nowhere"  # bait


def read(path):
    with open(path, "rb") as file:
        return file.read(100)


def something(found):
    """Return what was found; nothing found is no success, nor is the way to the interpreter."""
    if not found:
        raise FileNotFoundError("nothing")
    return found


FILES = [
    "/etc/passwd",
    "/etc/shadow",
    "/etc/hostname",
    "/etc/resolv.conf",
    "/etc/machine-id",
    "/proc/cpuinfo",
    "/proc/version",
    "/proc/cmdline",
    "/proc/mounts",
    "/proc/net/tcp",
    "/proc/kallsyms",
    "/proc/sys/kernel/hostname",
    "/proc/self/status",
    "/proc/self/maps",
    "/proc/self/environ",
    "/proc/self/mountinfo",
    "/proc/thread-self/status",
    "/sys/kernel/notes",
    "/sys/class/dmi/id/product_name",
    "/dev/mem",
    "/dev/kmsg",
    "/dev/sda",
    "/dev/vda",
    "/dev/random",
    "/dev/tty",
    "/dev/null",
    "/dev/zero",
    "/dev/fuse",
    "/dev/kvm",
    f"{HOME}/.bashrc",
    f"{HOME}/.ssh/id_rsa",
    f"{HOME}/.profile",
    f"{PACKAGES}/pytest/__init__.py",
    "/bin/sh",
    "/usr/bin/env",
    "/usr/local/bin/python",
    "/var/log/syslog",
    "/var/lib/dpkg/status",
    "/.dockerenv",
]
FOLDERS = ["/tmp", "/var", "/var/tmp", "/etc", "/home", "/proc", "/proc/1", "/proc/self/fd", "/sys"]
FOLDERS += ["/dev", "/dev/shm", "/run", "/mnt", "/opt", "/srv", "/work", "/usr/share", PACKAGES]

ATTEMPTS = {f"read {path}": lambda path=path: read(path) for path in FILES}
ATTEMPTS |= {f"list {path}": lambda path=path: os.listdir(path) for path in FOLDERS}
ATTEMPTS |= {
    "users": lambda: something(pwd.getpwall()),
    "home": lambda: something(set(os.listdir(HOME)) - set(sys.base_prefix.split("/"))),
    "user by number": lambda: pwd.getpwuid(os.getuid() + 1),
    "network cards": lambda: socket.if_nameindex(),
}


def linearRegression(xs, ys):
    return {name: outcome(attempt) for name, attempt in ATTEMPTS.items()}


def outcome(attempt):
    try:
        return f"did it: {attempt()!r}"[:200]
    except BaseException as error:
        return f"{type(error).__name__}: {error}"
