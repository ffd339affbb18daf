"""A course of one small exercise that holds, on another subject; each test breaks one thing in it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from grader.catalog import Course, find_course
from grader.validation.course import validate
from grader.validation.findings import Validation

REFERENCE = '''
def clamp(x, low, high):
    """Return the middle one of three numbers."""
    if low > high:
        raise ValueError("low is above high")
    return sorted((low, x, high))[1]


def product(a, b):
    """Return the product of two numbers."""
    return a * b
'''

FILES = {
    "exercise.toml": """
schema = 1
kind = "challenge"
item = "C90"
title = "Clamp a number"
summary = "Hold a number between two bounds."
entry = ["clamp"]
needs = []
points = 5
hints = ["Which of the three numbers is in the middle?"]
""",
    "statement.md": """# Clamp a number

Write `clamp(x, low, high)`: the number nearest to `x` between both bounds, rounded to 2 decimals.
When `low` is above `high`, raise `ValueError`.
""",
    "starter.py": '''
def clamp(x, low, high):
    """Return the number nearest to x that is between low and high."""
''',
    "oracle.py": '''
"""What is true, by the reference: the clamped number, unrounded."""

import reference


def clamp(x, low, high):
    return reference.clamp(x, low, high)
''',
    "test_public.py": '''
import pytest


@pytest.mark.parametrize(
    ("x", "low", "high", "expected"),
    [
        pytest.param(2.718282, 0, 5, 2.718282, id="V01"),
        pytest.param(9.5, -1.25, 7.3333333, 7.3333333, id="V02"),
    ],
)
def test_examples(submission, expect, x, low, high, expected):
    """A number and two bounds."""
    expect.rounded(submission.clamp(x, low, high), expected, places=2)
''',
    "test_hidden.py": '''
import pytest


@pytest.mark.points(3)
@pytest.mark.parametrize(
    ("x", "low", "high"),
    [
        pytest.param(3.14159, 0, 10, id="H01"),
        pytest.param(12.5, 0, 6.28318, id="H02"),
        pytest.param(-3, -1.41421, 2, id="H03"),
    ],
)
def test_number(submission, expect, oracle, x, low, high):
    """The right number."""
    expect.rounded(submission.clamp(x, low, high), oracle.clamp(x, low, high), places=2)


@pytest.mark.case("H04")
@pytest.mark.points(1)
@pytest.mark.depends("H01")
def test_bounds_in_the_wrong_order(submission, expect):
    """Bounds in the wrong order raise ValueError."""
    expect.raises(ValueError, submission.clamp, 1, 3, 2)


@pytest.mark.case("H05")
@pytest.mark.points(1)
@pytest.mark.depends("H01")
def test_many(submission, expect, oracle):
    """Several numbers in a row."""
    for x in [-7.25, 0.625, 4.75, 31.5]:
        expect.close(submission.clamp(x, 1, 5), oracle.clamp(x, 1, 5))
''',
    "model.py": '''
"""Our answer: from below, then from above."""


def clamp(x, low, high):
    if low > high:
        raise ValueError("low is above high")
    return round(min(max(x, low), high), 2)
''',
    "mutants/no_ceiling.py": '''
"""Your number may still be above the upper bound.
Look at both of them.

caught_by: H02 H05
"""


def clamp(x, low, high):
    if low > high:
        raise ValueError("low is above high")
    return round(max(x, low), 2)
''',
    "alternatives/by_cases.py": '''
"""Style: one question after the other."""


def clamp(x, low, high):
    if low > high:
        raise ValueError(f"{low} > {high}")
    if x < low:
        return round(low, 2)
    return round(high if x > high else x, 2)
''',
}
SOLUTIONS = ("model.py", "mutants/", "alternatives/", "class.toml")


@dataclass
class Tiny:
    """One exercise in a course; `files` are written when it is validated, None stands for a missing one."""

    root: Path
    slug: str
    files: dict[str, str | None] = field(default_factory=lambda: dict(FILES))

    def change(self, name: str, old: str, new: str) -> None:
        """Replace a passage that stands once in a file."""
        text = self.files[name]
        assert text is not None
        assert text.count(old) == 1, f"{name} holds {old!r} {text.count(old)} times"
        self.files[name] = text.replace(old, new)

    def course(self) -> Course:
        """Write all files."""
        write(self.root / "reference" / "__init__.py", REFERENCE)
        write(
            self.root / "exercises" / "course.toml", f'schema = 1\ntitle = "T"\nexercises = ["{self.slug}"]\n'
        )
        for name, text in self.files.items():
            part = "solutions" if name.startswith(SOLUTIONS) else "exercises"
            if text is not None:
                write(self.root / part / self.slug / name, text)
        return find_course(self.root)

    def validate(self, progress: Callable[[int, int], None] | None = None) -> Validation:
        """Validate the one exercise."""
        (validation,) = validate(self.course(), [self.slug], progress=progress)
        return validation

    def findings(self) -> list[tuple[str, str]]:
        """Return where something does not hold, and the sentences."""
        return [(finding.where, finding.sentence) for finding in self.validate().findings]


def write(path: Path, text: str) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.lstrip("\n"), encoding="utf-8")
