"""Results as files: some are none, or are given twice; and who is told that nothing was looked for."""

import json
from pathlib import Path
from typing import Any

import pytest

from grader.report.explained import explanation
from tests.cli.command import run
from tests.diagnosis.walks import MUTANTS, write_walk


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Grade one wrong submission, and return the folder."""
    root = tmp_path_factory.mktemp("results")
    write_walk(root / "course")
    (root / "ascent.py").write_text(MUTANTS["ascent"][2])
    ended = run("grade", "walk", "ascent.py", "--json", "r.json", "--course", "course", cwd=root)
    assert ended.code == 0, ended.err
    return root


@pytest.mark.parametrize(
    "changed",
    [
        {"diagnosis": 3},
        {"diagnosis": {"idea": "ascent"}},
        {"diagnosis": {"idea": ["ascent"], "sentence": "", "hint": ""}},
        {"tests": 3},
        {"tests": [{"id": "H01", "message": "", "ideas": None}]},
        {"tests": [{"id": "H01", "message": ""}]},
        {"student": 3},
    ],
)
def test_results_of_another_shape_are_refused(graded: Path, changed: dict[str, Any]) -> None:
    """Also where the shape is wrong deep inside: it is the file that is wrong, not the grader."""
    data = json.loads((graded / "r.json").read_text())
    data["results"][0] |= changed
    (graded / "changed.json").write_text(json.dumps(data))

    ended = run("ideas", "changed.json", "--course", "course", cwd=graded)

    assert (ended.code, ended.err) == (
        2,
        "error: changed.json: no results are in it: `grader grade ... --json FILE` writes them\n",
    )


def test_a_file_that_is_nested_without_end_is_refused(graded: Path) -> None:
    """The parser gives up, and the command says whose fault it is."""
    (graded / "deep.json").write_text("[" * 100_000)

    ended = run("ideas", "deep.json", "--course", "course", cwd=graded)

    assert (ended.code, ended.out) == (2, "")


def test_a_file_that_is_given_twice_counts_once(graded: Path) -> None:
    """Else an idea would be met more often than it was."""
    once = run("ideas", "r.json", "--json", "--course", "course", cwd=graded)
    twice = run("ideas", "r.json", "r.json", "--json", "--course", "course", cwd=graded)

    assert once.code == 0
    assert once.out == twice.out


@pytest.mark.parametrize(("verdict", "said"), [("passed", "it is right"), ("failed", "it returns no wrong")])
def test_why_there_is_no_diagnosis_depends_on_the_verdict(verdict: str, said: str) -> None:
    """A right one has none because it is right, and for no other reason."""
    text = explanation({"submission": "s01.py", "diagnosis": None, "verdict": verdict})

    assert text.startswith(f"s01.py: not diagnosed: {said}")
    assert text.endswith(".")
