"""What is typed wrong ends with a sentence that says what was expected, what came, and what to do."""

from pathlib import Path
from typing import Any

import pytest

from grader.errors import CatalogError
from tests.cli.command import PROJECT, Argument
from tests.cli.conftest import Typed
from tests.courses import RIGHT, write_course

WRONG = {
    "show nothing": "no exercise 'nothing' in 'Gradient descent and linear regression'; "
    "`grader list` shows what there is",
    "show linear_regresion": "did you mean linear_regression",
    "get C99": "no exercise 'C99' in 'Gradient descent and linear regression'; `grader list` shows",
    "get C18 --to a_file": "a_file: there is a file of this name; choose another folder with --to",
    "get C18 --to a_file/below": "a_file/below: cannot be written: Not a directory",
    "get C18 --to a_folder": "a_folder: the folder is not empty and holds no exercise; choose another",
    "get C18 --to given": "given: holds another exercise; choose another folder with --to",
    "check": "which file? Name it, or type this in a folder that `grader get EXERCISE` wrote",
    "check nothing.py": "nothing.py: no such file",
    "check a_file -e nothing": "no exercise 'nothing' in",
    "check a_file": "no exercise 'a_file' in",
    "check a_folder/s01.py -e C18 --isolation strong": "isolation is 'strong'; it must be one of auto,",
    "check a_folder/s01.py -e C18 -k nothing": "no case fits 'nothing'",
    "grade C18 nothing": "nothing: no such file or folder",
    "grade C18 empty": "empty: no submissions found",
    "grade C18 a_folder --json nowhere/results.json": "nowhere/results.json: there is no folder nowhere",
    "grade C18 a_folder --json a_folder": "a_folder: results cannot be written: it is not a plain file",
    "grade C18 a_folder --isolation strong": "isolation is 'strong'; it must be one of auto, full, ",
    "demo --to a_file": "a_file/submissions: cannot be written: Not a directory",
    "schema nothing": "no schema 'nothing'; there are results, exercise and assignment",
    "validate nothing": "no exercise 'nothing' in",
}
UNKNOWN = {
    "chek": "No such command 'chek'. Did you mean 'check'",
    "check --wach": "No such option: --wach",
    "grade": "Missing argument 'EXERCISE'",
    "grade C18": "Invalid value for PATH...: name what to grade",
    "grade C18 . -j 0": "Invalid value for '-j' / '--jobs'",
    "grade C18 . -j some": "Invalid value for '-j' / '--jobs'",
    "schema": "Missing argument",
}


@pytest.fixture
def folder(typed: Typed, tmp_path: Path) -> Path:
    """Return the folder where commands are typed, with the files that they name."""
    (tmp_path / "a_file").touch()
    (tmp_path / "empty").mkdir()
    (tmp_path / "a_folder").mkdir()
    (tmp_path / "a_folder" / "s01.py").write_text(RIGHT)
    typed("get", "C01", "--to", "given", "--course", PROJECT)
    return tmp_path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("line", WRONG)
def test_what_does_not_fit_is_named(typed: Typed, line: str) -> None:
    """Exit code 2, one sentence on standard error, nothing on standard output."""
    course: list[Argument] = [] if line.startswith("schema") else ["--course", PROJECT]

    ended = typed(*line.split(), *course)

    assert ended.err.startswith("error: ")
    assert WRONG[line] in ended.err
    assert (ended.code, ended.out) == (2, "")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("line", UNKNOWN)
def test_what_is_mistyped_is_named(typed: Typed, line: str) -> None:
    """Exit code 2, the word that is wrong, and where to find help."""
    ended = typed(*line.split())

    assert UNKNOWN[line] in ended.err
    assert " -h' for help." in ended.err
    assert (ended.code, ended.out) == (2, "")


@pytest.mark.parametrize(
    "command", ["list", "show C18", "get C18", "grade C18 .", "demo", "validate", "check x.py"]
)
def test_no_course_is_said(typed: Typed, tmp_path: Path, command: str) -> None:
    """Outside of a course each command says what it looked for, and where."""
    (tmp_path / "x.py").touch()

    ended = typed(*command.split())

    said = f"error: no course at {tmp_path} or above it: exercises/course.toml was looked for"
    assert (ended.code, ended.err) == (2, f"{said} (or name one with --course)\n")


def test_code_of_others_is_not_run_without_a_sandbox(typed: Typed, tmp_path: Path) -> None:
    """It is possible, and refused: exit code 4."""
    for name in ("s01.py", "s02.py"):
        (tmp_path / name).write_text(RIGHT)

    ended = typed("grade", "C18", "s01.py", "s02.py", "--isolation", "process", "--course", PROJECT)

    assert ended.code == 4
    assert "2 submissions without a sandbox: other people's code is not run that way." in ended.err


@pytest.mark.parametrize(
    ("manifest", "sentence"),
    [
        ({"points": "many"}, "exercise.toml:7: points: input should be a valid integer"),
        ({"colour": "red"}, "exercise.toml:9: colour: there is no such key"),
        ({"kind": "quizz"}, "exercise.toml:2: kind: input should be 'challenge', 'quiz' or 'practice'"),
    ],
)
def test_a_broken_exercise_is_named_with_file_and_line(
    typed: Typed, tmp_path: Path, manifest: dict[str, Any], sentence: str
) -> None:
    """The author's mistake has the author's place; exit code 2."""
    with pytest.raises(CatalogError):
        write_course(tmp_path, **manifest)

    ended = typed("list")

    assert ended.code == 2
    assert sentence in ended.err


def test_a_copy_without_hidden_suite_cannot_grade(typed: Typed, tmp_path: Path) -> None:
    """Students have no hidden suite; the sentence says what grading needs."""
    write_course(tmp_path)
    (tmp_path / "exercises" / "doubling" / "test_hidden.py").unlink()
    (tmp_path / "s01.py").write_text(RIGHT)

    ended = typed("grade", "doubling", "s01.py")

    assert ended.code == 2
    assert "has no test_hidden.py: this needs the course's own repository" in ended.err


def test_a_failure_of_ours_is_not_a_result(
    typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An exception that nobody foresaw is ours: exit code 3, never the 1 of a wrong answer."""
    write_course(tmp_path)
    monkeypatch.setattr("grader.catalog.find_course", lambda _: 1 / 0)

    ended = typed("list")

    assert ended.code == 3
    assert "ZeroDivisionError" in ended.err
    assert "Nothing was counted." in ended.err
