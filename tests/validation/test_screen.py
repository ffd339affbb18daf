"""What `grader validate` prints."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from grader.cli import author  # noqa: F401 - registers its commands
from grader.cli.main import ExitCode, app
from tests.validation.tiny import Tiny
from tests.validation.tiny_questions import asking

RUNNER = CliRunner()


@pytest.fixture
def asked(tmp_path: Path) -> Tiny:
    """Return an exercise of questions in a course of its own."""
    return asking(tmp_path, "field", "number")


def typed(asked: Tiny, *arguments: str) -> tuple[int, str]:
    """Type the command; return its code and its screen."""
    ended = RUNNER.invoke(app, ["validate", "--course", str(asked.course().root), *arguments])
    return ended.exit_code, ended.output


def data(asked: Tiny) -> dict[str, Any]:
    """Return what another program reads."""
    read: dict[str, Any] = json.loads(typed(asked, "--json")[1])
    return read


def test_a_line_an_exercise(asked: Tiny) -> None:
    """Suited to what it is."""
    line = "✓ field: 1 question, 6 of 6 variants, 2 wrong answers, 500 of 500 students share numbers"

    assert typed(asked) == (ExitCode.DONE, f"{line}\n\n1 exercise of 'T': no findings.\n")


def test_findings_stand_below_it(asked: Tiny) -> None:
    """And the shell is told."""
    asked.change("questions.py", '["How many squares of one kilometre fit in?"]', "[]")

    code, screen = typed(asked)
    assert code == ExitCode.INCOMPLETE
    assert screen.startswith("✗ field: 1 question, ")
    numbers = "(where a = 2, b = 0.5, and in 5 other variants)"
    assert f"\n    questions.py: Q90: there is no hint {numbers}\n" in screen
    assert screen.endswith("\n1 exercise of 'T': 1 finding.\n")


def test_what_cannot_be_read_has_no_counts(asked: Tiny) -> None:
    """None of it was looked at."""
    asked.change("exercise.toml", "points = 3", 'points = "three"')

    assert typed(asked)[1].startswith("✗ field\n    exercise.toml: ")


def test_programs_read_each_item(asked: Tiny) -> None:
    """Variants that there are, and that a class of 500 gets."""
    found = data(asked)

    assert (found["schema"], found["course"], found["lessons"], found["facts"]) == (1, "T", [], None)
    [exercise] = found["exercises"]
    assert (exercise["name"], exercise["findings"]) == ("field", [])
    assert exercise["counts"] == {
        "items": [{"id": "Q90", "combinations": 6, "variants": 6, "wrong": 2, "seen": 6}],
        "draws": {"students": 500, "sharing": 500},
    }


def test_programs_read_all_gaps(asked: Tiny) -> None:
    """The screen cuts them, the record does not."""
    facts = "\n".join(f'S0-A{number} = ["Q01"]' for number in range(12))
    (asked.course().root / "exercises" / "facts.toml").write_text(f"{facts}\n")

    assert len(data(asked)["facts"]["counts"]["missing"]) == 12
    said = (
        "✓ facts: 0 of 12 covered; not yet: S0-A0, S0-A1, S0-A2, S0-A3, S0-A4, S0-A5, S0-A6, S0-A7 and 4 more"
    )
    assert said in typed(asked)[1]
