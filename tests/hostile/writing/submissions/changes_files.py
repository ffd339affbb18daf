"""Tries to change files: the suite, the next student's library, compiled code, their names, rights and times."""

import importlib.util
import mmap
import os
import py_compile
import shutil

import msgpack
import numpy as np

HIDDEN_SUITE = "/nowhere/test_hidden.py"  # bait
OTHER_SUBMISSION = "/nowhere/s01.py"  # bait
PROJECT = "/nowhere"  # bait
GUEST = __import__("sys").modules["inside.guest"].__file__

FILES = [HIDDEN_SUITE, OTHER_SUBMISSION, f"{PROJECT}/grader/models.py", GUEST]
FILES += [os.__file__, np.__file__, msgpack.__file__, importlib.util.cache_from_source(os.__file__)]


def shared(path):
    descriptor = os.open(path, os.O_RDONLY)
    return mmap.mmap(descriptor, 1, mmap.MAP_SHARED, mmap.PROT_READ | mmap.PROT_WRITE)


ATTEMPTS = {}
for path in FILES:
    for name, attempt in {
        "append": lambda path: open(path, "a"),
        "open to write": lambda path: os.open(path, os.O_RDWR),
        "open cut": lambda path: os.open(path, os.O_RDONLY | os.O_TRUNC),
        "truncate": lambda path: os.truncate(path, os.stat(path).st_size),
        "rights": lambda path: os.chmod(path, 0o666),
        "owner": lambda path: os.chown(path, os.getuid(), os.getgid()),
        "times": lambda path: os.utime(path),
        "attribute": lambda path: os.setxattr(path, "user.left", b"behind"),
        "read attributes": lambda path: os.listxattr(path) and path,
        "rename": lambda path: os.rename(path, f"{path}.old"),
        "exchange": lambda path: os.replace(path, path),
        "delete": lambda path: os.rmdir(f"{path}.nothing") or os.unlink(f"{path}.nothing"),
        "map to write": shared,
    }.items():
        ATTEMPTS[f"{name} {path}"] = lambda attempt=attempt, path=path: attempt(path)
ATTEMPTS |= {
    "compile": lambda: py_compile.compile(os.__file__, doraise=True),
    "copy over": lambda: shutil.copyfile(os.__file__, np.__file__),
    "move folder": lambda: os.rename(os.path.dirname(HIDDEN_SUITE), os.path.dirname(HIDDEN_SUITE)),
    "rights of folder": lambda: os.chmod(os.path.dirname(HIDDEN_SUITE), 0o777),
}


def linearRegression(xs, ys):
    return {name: outcome(attempt) for name, attempt in ATTEMPTS.items()}


def outcome(attempt):
    try:
        return f"did it: {attempt()!r}"[:200]
    except BaseException as error:
        return f"{type(error).__name__}: {error}"
