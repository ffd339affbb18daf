"""Tries to make a file anywhere, one byte each."""

import os
import pathlib
import shelve
import sqlite3
import tempfile

import numpy as np

WRITABLE = "/nowhere"  # bait
COURSE = "/nowhere"  # bait
HIDDEN_SUITE = "/nowhere/test_hidden.py"  # bait

LIBRARY = os.path.dirname(os.__file__)
FOLDERS = ["/", "/tmp", "/var/tmp", "/dev/shm", "/run", ".", "/root", "/home", "/sandbox", "/sandbox/inside"]
FOLDERS += ["/usr/lib", "/lib", LIBRARY, f"{LIBRARY}/site-packages", f"{LIBRARY}/__pycache__", "/usr/lib/python3/dist-packages"]
FOLDERS += [os.path.dirname(np.__file__), WRITABLE, COURSE, os.path.dirname(HIDDEN_SUITE)]

ATTEMPTS = {}
for folder in FOLDERS:
    ATTEMPTS[f"new file in {folder}"] = lambda folder=folder: open(f"{folder}/left_behind", "x")
    ATTEMPTS[f"nameless file in {folder}"] = lambda folder=folder: os.open(folder, os.O_TMPFILE | os.O_RDWR)
    ATTEMPTS[f"new folder in {folder}"] = lambda folder=folder: os.mkdir(f"{folder}/left_behind")
ATTEMPTS |= {
    "temporary file": lambda: tempfile.NamedTemporaryFile(),
    "temporary folder": lambda: tempfile.mkdtemp(),
    "data base": lambda: sqlite3.connect(f"{WRITABLE}/base").execute("create table t (x)"),
    "shelf": lambda: shelve.open(f"{WRITABLE}/shelf"),
    "array": lambda: np.save(f"{WRITABLE}/array", np.zeros(1)),
    "touch": lambda: pathlib.Path(f"{WRITABLE}/touched").touch(),
    "pipe": lambda: os.mkfifo(f"{WRITABLE}/pipe"),
    "device": lambda: os.mknod(f"{WRITABLE}/device", 0o600),
    "hard link": lambda: os.link(HIDDEN_SUITE, f"{WRITABLE}/link"),
    "symbolic link": lambda: os.symlink("/etc/passwd", f"{WRITABLE}/link"),
}


def linearRegression(xs, ys):
    return {name: outcome(attempt) for name, attempt in ATTEMPTS.items()}


def outcome(attempt):
    try:
        return f"did it: {attempt()!r}"[:200]
    except BaseException as error:
        return f"{type(error).__name__}: {error}"
