"""Tries to read what it is judged by, by every way to a file that is known."""

import ctypes
import glob
import importlib.util
import io
import linecache
import mmap
import os
import pathlib
import shutil

import numpy as np

HIDDEN_SUITE = "/nowhere/test_hidden.py"  # bait
ORACLE = "/nowhere/oracle.py"  # bait
MODEL_SOLUTION = "/nowhere/model.py"  # bait
OTHER_SUBMISSION = "/nowhere/s01.py"  # bait
COURSE = "/nowhere"  # bait
PROJECT = "/nowhere"  # bait


def raw(number, *arguments):
    library = ctypes.CDLL(None, use_errno=True)
    if (result := library.syscall(number, *arguments)) < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result


def something(found):
    """Return what was found; nothing found is no success."""
    if not found:
        raise FileNotFoundError("nothing")
    return found


def mapped(path):
    with open(path, "rb") as file:
        return bytes(mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ))


def through_library(path):
    library = ctypes.CDLL(None)
    library.fopen.restype = ctypes.c_void_p
    return something(library.fopen(path.encode(), b"r"))


def run(path):
    spec = importlib.util.spec_from_file_location("stolen", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.EXPECTED


ATTEMPTS = {
    "list the course": lambda: os.listdir(COURSE),
    "walk the course": lambda: something(list(os.walk(COURSE))),
    "glob the course": lambda: something(glob.glob(f"{COURSE}/**", recursive=True)[1:]),
    "list the project": lambda: os.listdir(PROJECT),
    "list the exercises": lambda: os.listdir(f"{PROJECT}/exercises"),
    "change folder": lambda: os.chdir(COURSE),
    "change root": lambda: os.chroot(COURSE),
}
PATHS = {
    "hidden suite": HIDDEN_SUITE,
    "oracle": ORACLE,
    "model": MODEL_SOLUTION,
    "other": OTHER_SUBMISSION,
    "real suite": f"{PROJECT}/exercises/linear_regression/test_hidden.py",
    "real model": f"{PROJECT}/solutions/linear_regression/model.py",
    "grader": f"{PROJECT}/grader/models.py",
    "reference": f"{PROJECT}/reference/descent.py",
    "up and down": f"/usr/lib/../../{HIDDEN_SUITE}",
    "from the library": f"{os.path.dirname(os.__file__)}/{'../' * 12}{HIDDEN_SUITE}",
    "own root": f"/proc/self/root{HIDDEN_SUITE}",
    "root of init": f"/proc/1/root{HIDDEN_SUITE}",
}
for what, path in PATHS.items():
    ATTEMPTS[f"open {what}"] = lambda path=path: open(path).read()
ATTEMPTS |= {
    "os.open": lambda: os.read(os.open(HIDDEN_SUITE, os.O_RDONLY), 9),
    "path only": lambda: os.read(os.open(HIDDEN_SUITE, os.O_PATH), 9),
    "relative to a descriptor": lambda: os.open(HIDDEN_SUITE[1:], os.O_RDONLY, dir_fd=os.open("/", os.O_PATH)),
    "io": lambda: io.FileIO(HIDDEN_SUITE).read(),
    "pathlib": lambda: pathlib.Path(HIDDEN_SUITE).read_bytes(),
    "linecache": lambda: something(linecache.getlines(HIDDEN_SUITE)),
    "numpy": lambda: np.fromfile(HIDDEN_SUITE, "u1"),
    "numpy, mapped": lambda: np.memmap(HIDDEN_SUITE, mode="r"),
    "numpy, text": lambda: np.genfromtxt(HIDDEN_SUITE, dtype=str),
    "mapped": lambda: mapped(HIDDEN_SUITE),
    "import": lambda: run(HIDDEN_SUITE),
    "C library": lambda: through_library(HIDDEN_SUITE),
    "load as a library": lambda: ctypes.CDLL(HIDDEN_SUITE),
    "openat2": lambda: raw(437, -100, HIDDEN_SUITE.encode(), ctypes.create_string_buffer(24), 24),
    "open by handle": lambda: raw(304, -100, ctypes.create_string_buffer(128), 0),
    "name to handle": lambda: raw(303, -100, HIDDEN_SUITE.encode(), ctypes.create_string_buffer(128), b"0000", 0),
    "open tree": lambda: raw(428, -100, COURSE.encode(), 1),
    "copy": lambda: shutil.copy(HIDDEN_SUITE, "/dev/null"),
    "hard link": lambda: os.link(HIDDEN_SUITE, "/tmp/stolen"),
    "symbolic link": lambda: os.symlink(HIDDEN_SUITE, "/tmp/stolen"),
}


def linearRegression(xs, ys):
    return {name: outcome(attempt) for name, attempt in ATTEMPTS.items()}


def outcome(attempt):
    try:
        return f"did it: {attempt()!r}"[:200]
    except BaseException as error:
        return f"{type(error).__name__}: {error}"
