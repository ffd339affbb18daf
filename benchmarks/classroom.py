"""Something to grade: a class as it hands in linear regression, and a course whose function costs nothing."""

from collections.abc import Iterator
from itertools import chain, cycle, islice
from pathlib import Path

from grader.models import Submission

ROOT = Path(__file__).resolve().parent.parent
SLUG = "linear_regression"
PUBLIC, HIDDEN = "test_public.py", "test_hidden.py"

SPOILERS = ("mutates_input.py",)

CHEAP = "double"
CHEAP_RIGHT = "def double(x):\n    return 2 * x\n"
CHEAP_WRONG = "def double(x):\n    return 3 * x\n"
CASES = 12

_MANIFEST = """\
schema = 1
kind = "challenge"
item = "C01"
title = "Double"
summary = "Twice a number."
entry = ["double"]
points = 12
"""
_SUITE = '''\
"""Twice a number, for numbers of many sizes."""

import pytest


@pytest.mark.points(12)
@pytest.mark.parametrize("x", [{numbers}])
def test_double(submission, expect, oracle, x):
    """Twice {{x}}."""
    expect.close(submission.double(x), oracle.double(x))
'''
_PUBLIC_SUITE = '''\
"""Twice one."""


def test_one(submission, expect):
    """Twice one."""
    expect.close(submission.double(1), 2)
'''


def a_class(size: int) -> Iterator[Submission]:
    """Make a class: every second one is right, in one of twenty styles, the others hold a misconception.

    A mutant that changes its arguments is left out: it spoils the suite's data where it is called directly.
    """
    folder = ROOT / "solutions" / SLUG
    right = [folder / "model.py", *sorted((folder / "alternatives").glob("*.py"))]
    wrong = [path for path in sorted((folder / "mutants").glob("*.py")) if path.name not in SPOILERS]
    sources = {path: path.read_bytes() for path in (*right, *wrong)}
    mixed = chain.from_iterable(zip(cycle(right), cycle(wrong), strict=False))
    for number, path in enumerate(islice(mixed, size)):
        student = f"s{number:05}"
        yield Submission(f"{student}_{path.name}", student, sources[path])


def cheap_class(source: str, size: int) -> list[Submission]:
    """Make a class that hands in one and the same file for the cheap course."""
    return [Submission(f"s{number:05}.py", f"s{number:05}", source.encode()) for number in range(size)]


def write_cheap_course(root: Path) -> None:
    """Write a course of one exercise with a hidden suite of twelve cases, whose function costs nothing."""
    folder = root / "exercises" / CHEAP
    folder.mkdir(parents=True)
    numbers = ", ".join(str(10**exponent) for exponent in range(CASES))
    files = {
        "exercise.toml": _MANIFEST,
        "statement.md": "Return twice the number.\n",
        "starter.py": "def double(x):\n    pass\n",
        "oracle.py": CHEAP_RIGHT,
        PUBLIC: _PUBLIC_SUITE,
        HIDDEN: _SUITE.format(numbers=numbers),
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    course = f'schema = 1\ntitle = "A cheap course"\nexercises = ["{CHEAP}"]\n'
    (root / "exercises" / "course.toml").write_text(course, encoding="utf-8")
