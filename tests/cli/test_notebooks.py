"""Notebooks on the command line: built, filled in, checked, handed in."""

import json
from pathlib import Path
from typing import Any

from tests import quizzes
from tests.cli.command import run
from tests.cli.conftest import Typed
from tests.courses import RIGHT, WRONG


def fill(path: Path, source: str, cell: str = "code") -> None:
    """Write below the first line of a cell, as a student does."""
    notebook: dict[str, Any] = json.loads(path.read_text())
    for one in notebook["cells"]:
        if one["id"] == cell:
            one["source"] = [one["source"][0], source]
    path.write_text(json.dumps(notebook))


def test_build_names_the_files_that_it_writes(typed: Typed, course: Path, tmp_path: Path) -> None:
    """A name may be the id of an item, and one that comes twice is written once."""
    ended = typed("build", "doubling", "C01", "--to", "notebook", "--out", "week/1", "--course", course)

    assert (ended.code, ended.out) == (0, "week/1/doubling.ipynb\n")
    assert [path.name for path in (tmp_path / "week" / "1").iterdir()] == ["doubling.ipynb"]


def test_work_that_was_begun_is_never_overwritten(typed: Typed, course: Path, tmp_path: Path) -> None:
    """The same file again does no harm; another one is refused before anything is written."""
    build = ("build", "doubling", "--to", "notebook", "--course", course)
    assert typed(*build).code == typed(*build).code == 0
    path = tmp_path / "doubling.ipynb"
    fill(path, RIGHT)
    before = path.read_bytes()

    ended = typed(*build)
    assert (ended.code, path.read_bytes()) == (2, before)
    refused = (
        "is there already, and holds something else; remove it first, or choose another folder with --out"
    )
    assert ended.err == f"error: doubling.ipynb: {refused}\n"
    (tmp_path / "file").write_text("")
    assert typed(*build, "--out", "file/below").err == "error: file/below: cannot be made: Not a directory\n"
    long = Path("n" * 300, "doubling.ipynb")
    refused = "cannot be read: File name too long; choose another folder with --out"
    assert typed(*build, "--out", long.parent).err == f"error: {long}: {refused}\n"


def test_a_notebook_is_checked_and_graded_like_a_file(typed: Typed, course: Path, tmp_path: Path) -> None:
    """By its own mark, whatever it is called; one line is left out on the way."""
    typed("build", "doubling", "--to", "notebook", "--course", course)
    handed_in = tmp_path / "handed_in"
    handed_in.mkdir()
    for student, source in (("s01", RIGHT), ("s02", f"%matplotlib inline\n{WRONG}"), ("s03", "def double(")):
        (handed_in / f"{student}.ipynb").write_bytes((tmp_path / "doubling.ipynb").read_bytes())
        fill(handed_in / f"{student}.ipynb", source)
    (handed_in / "s04.ipynb").write_text('{"cells": []}')

    checked = run("check", handed_in / "s02.ipynb", "--course", course, cwd=tmp_path)
    assert checked.code == 1
    assert "doubling   s02.ipynb   public tests" in checked.out
    assert "expected  4" in checked.out
    assert checked.out.rstrip().splitlines()[-2].startswith("(a line that only Jupyter knows is left out")

    graded = run("grade", "doubling", handed_in, "--course", course, cwd=tmp_path)
    assert graded.code == 0
    lines = graded.out.splitlines()
    assert lines[0].startswith("s01.ipynb  passed ")
    assert lines[1].startswith("s02.ipynb  failed ")
    assert lines[2].startswith("s03.ipynb  not gradable")
    assert "s03.ipynb, line 2: '(' was never closed" in lines[2]
    assert "expected cells with the first line `# grader: doubling`, and no cell has it" in lines[3]


def test_answers_in_a_notebook_are_checked(typed: Typed, tmp_path: Path) -> None:
    """What can be read and what cannot; the head says whose questions they are."""
    quizzes.write_quiz(tmp_path / "quiz", "Q01", "Q02", "Q03")
    course = ("--course", tmp_path / "quiz")
    assert typed("build", "sums", "--to", "notebook", "--student", "s01", *course).code == 0
    path = tmp_path / "sums.ipynb"
    fill(path, 'Q01 = "5 apples"', "Q01-answer")
    fill(path, "\nOne more is larger.", "Q03-answer-text")

    ended = typed("check", path, *course)
    assert ended.code == 1
    assert "✗ FAIL  Q01" in ended.out
    assert "– none  Q02" in ended.out
    assert "✓ read  Q03" in ended.out

    assert typed("build", "sums", "--to", "notebook", "--solutions", "--student", "s01", *course).code == 0
    solved = typed("check", "sums_solutions.ipynb", *course)
    assert "3 of 3 answers can be read." in solved.out
    path.write_text("{}")
    refused = typed("check", path, *course)
    assert (refused.code, "it is JSON, and no notebook" in refused.err) == (2, True)


def test_similar_code_is_found_in_notebooks(typed: Typed, course: Path, tmp_path: Path) -> None:
    """They are compared as files are."""
    typed("build", "doubling", "--to", "notebook", "--course", course)
    source = "".join(
        f"def step_{number}(x):\n    return x * {number} + x - {number}\n" for number in range(40)
    )
    fill(tmp_path / "doubling.ipynb", source)
    (tmp_path / "in").mkdir()
    (tmp_path / "doubling.ipynb").rename(tmp_path / "in" / "s01.ipynb")
    (tmp_path / "in" / "s02.py").write_text(source)

    ended = typed("similar", "doubling", tmp_path / "in", "--course", course)
    assert "s01.ipynb" in ended.out
    assert "s02.py" in ended.out
