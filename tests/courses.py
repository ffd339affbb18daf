"""Small courses, written to a folder for one test."""

from pathlib import Path
from textwrap import dedent, indent
from typing import Any

from grader.catalog import Exercise, find_course
from grader.models import Submission

SLUG = "doubling"
RIGHT = "def double(x):\n    return 2 * x\n"
WRONG = "def double(x):\n    return 2 * x + 1\n"
RAISES = "def double(x):\n    raise KeyError('no such number')\n"
CRASHES = "import os\n\n\ndef double(x):\n    os.abort()\n"
BROKEN = "def double(x:\n"

PUBLIC = '''
def test_small(submission, expect):
    """A small number."""
    expect.equal(submission.double(2), 4)
'''
HIDDEN = '''
@pytest.mark.case("H01")
@pytest.mark.points(3)
def test_large(submission, expect):
    """A large number."""
    expect.equal(submission.double(1000), 2000)


@pytest.mark.case("H02")
@pytest.mark.points(1)
@pytest.mark.depends("H01")
def test_negative(submission, expect):
    """A negative number."""
    expect.equal(submission.double(-5), -10)
'''

MANIFEST: dict[str, Any] = {
    "schema": 1,
    "kind": "challenge",
    "item": "C01",
    "title": "Twice as much",
    "summary": "Double a number.",
    "entry": ["double"],
    "points": 4,
    "packages": [],
}


def as_toml(table: dict[str, Any]) -> str:
    """Write a flat table; values are text, numbers, lists of text, or tables of numbers."""
    return "".join(f"{key} = {_toml(value)}\n" for key, value in table.items())


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return '"' + value.replace("\\", "\\\\") + '"' if isinstance(value, str) else str(value)


def write_course(
    root: Path,
    *,
    hidden: str = HIDDEN,
    public: str = PUBLIC,
    slug: str = SLUG,
    oracle: str = "",
    **manifest: Any,
) -> Exercise:
    """Write a course of one exercise and return this; `manifest` replaces entries of its exercise.toml."""
    folder = root / "exercises" / slug
    folder.mkdir(parents=True, exist_ok=True)
    (root / "exercises" / "course.toml").write_text(
        as_toml({"schema": 1, "title": "A small course", "exercises": [slug]})
    )
    (folder / "exercise.toml").write_text(as_toml({**MANIFEST, **manifest}))
    (folder / "statement.md").write_text("# Twice as much\n\nReturn the double of a number.\n")
    (folder / "starter.py").write_text("def double(x):\n    return None\n")
    (folder / "test_public.py").write_text(as_suite(public))
    (folder / "test_hidden.py").write_text(as_suite(hidden))
    if oracle:
        (folder / "oracle.py").write_text(dedent(oracle))
    (root / "reference").mkdir(exist_ok=True)
    (root / "reference" / "__init__.py").write_text("")
    return find_course(root).exercise(slug)


def as_suite(body: str) -> str:
    """Return a suite with what all of them import."""
    return f'"""Tests."""\n\nimport pytest\n\n{dedent(body)}'


def handed_in(source: str | bytes, name: str = "s01.py") -> Submission:
    """Return a submission."""
    raw = source if isinstance(source, bytes) else source.encode()
    return Submission(name, Path(name).stem, raw)


def function(name: str, body: str) -> str:
    """Return the source of a function of `x`."""
    return f"def {name}(x):\n{indent(dedent(body).strip(), '    ')}\n"
