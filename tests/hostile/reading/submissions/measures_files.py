"""Tries to learn what it can about files without reading them."""

import os

HIDDEN_SUITE = "/nowhere/test_hidden.py"  # bait
COURSE = "/nowhere"  # bait

ATTEMPTS = {
    "size": lambda: os.stat(HIDDEN_SUITE).st_size,
    "size of a link": lambda: os.lstat(HIDDEN_SUITE).st_size,
    "age of the course": lambda: os.stat(COURSE).st_mtime,
    "access": lambda: 1 / os.access(HIDDEN_SUITE, os.F_OK),
}


def linearRegression(xs, ys):
    return {name: outcome(attempt) for name, attempt in ATTEMPTS.items()}


def outcome(attempt):
    try:
        return f"did it: {attempt()!r}"[:200]
    except BaseException as error:
        return f"{type(error).__name__}: {error}"
