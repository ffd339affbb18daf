"""What a hidden test calls in the kernel: points for what was run there, or no score if the grader fails."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from grader.exchange.nbgrader import kernel
from grader.exchange.nbgrader.folder import NOTE, note_on
from tests.courses import RIGHT, write_course
from tests.quizzes import write_quiz

Notebook = Callable[..., float]


class EndedError(Exception):
    """The kernel ended."""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Notebook:
    """Return what runs cells in a folder of a course of nbgrader, and has one judged after them."""

    def end(reason: str) -> None:
        raise EndedError(reason)

    def run(slug: str, item: str, *cells: str) -> float:
        names: dict[str, Any] = {}
        if not item:
            exec("\n".join(cells), names)
        history = SimpleNamespace(input_hist_raw=["", *cells])
        shell = SimpleNamespace(starting_dir=str(tmp_path / "nb"), user_ns=names, history_manager=history)
        monkeypatch.setattr(kernel, "_shell", lambda: shell)
        return kernel.points(slug, item)

    monkeypatch.setattr(kernel, "_end", end)
    (tmp_path / "nb").mkdir()
    (tmp_path / "nb" / NOTE).write_text(note_on(tmp_path))
    return run


@pytest.mark.parametrize(
    ("code", "points", "said"),
    [
        (RIGHT, 4, "✓ pass  H02"),
        ("def double(x):\n    return abs(2 * x)\n", 3, "✗ FAIL  H02"),
        ("def double(x):\n    raise KeyError\n", 0, "✗ FAIL  H01"),
        ("def double(x):\n    raise SystemExit\n", 0, "✗ FAIL  H01"),
        ("double = 2\n", 0, "the notebook defines no function double"),
        ("", 0, "the notebook defines no function double"),
    ],
)
def test_the_functions_of_the_notebook_are_judged(
    run: Notebook, tmp_path: Path, capsys: pytest.CaptureFixture[str], code: str, points: int, said: str
) -> None:
    """Where one fails, the output of the cell says why."""
    write_course(tmp_path)

    assert run("doubling", "", code) == points
    assert said in capsys.readouterr().out


def test_what_is_printed_to_stderr_costs_nothing(
    run: Notebook, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From a cell that writes there nbgrader takes all points."""
    write_course(tmp_path)
    code = "import sys\n\n\ndef double(x):\n    print('so far so good', file=sys.stderr)\n    return 2 * x\n"

    assert run("doubling", "", code) == 4
    said = capsys.readouterr()
    assert (said.err, "so far so good" in said.out) == ("", True)


@pytest.mark.parametrize(
    ("cells", "points"),
    [
        (['# grader: sums\nQ02 = "b d"'], 2),
        (["%matplotlib inline\n# grader: sums\nQ02 = b, d"], 2),
        (["# grader: sums\nQ02 = 'b d"], 2),
        (["# grader: sums\nQ01 = 'never', \"closed", '# grader: sums\nQ02 = "b d"'], 2),
        (['# grader: sums\nQ02 = "a"'], 0),
        (['Q02 = "b d"'], 0),
        ([], 0),
    ],
)
def test_an_answer_is_read_as_it_was_written(
    run: Notebook, tmp_path: Path, cells: list[str], points: int
) -> None:
    """Whatever Python or Jupyter make of the cell."""
    write_quiz(tmp_path)

    assert run("sums", "Q02", *cells) == points


def test_each_question_is_judged_by_itself(run: Notebook, tmp_path: Path) -> None:
    """What a person judges is worth nothing here."""
    write_quiz(tmp_path)
    cells = ['# grader: sums\nQ02 = "b d"', "# grader: sums Q04\ndef double(x):\n    return 2 * x"]

    assert {item: run("sums", item, *cells) for item in ("Q01", "Q02", "Q03", "Q04")} == {
        "Q01": 0,
        "Q02": 2,
        "Q03": 0,
        "Q04": 3,
    }


def test_a_failure_of_the_grader_is_no_score(
    run: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The kernel ends, and the reason is told, of whatever kind it is."""
    exercise = write_course(tmp_path)

    def fails(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "key")

    with monkeypatch.context() as changed:
        changed.setattr(kernel, "find_course", fails)
        with pytest.raises(EndedError, match=r"^doubling: PermissionError: \[Errno 13\] Permission denied"):
            run("doubling", "", RIGHT)
    with pytest.raises(EndedError, match=r"^tripling: no exercise 'tripling' in 'A small course'"):
        run("tripling", "", RIGHT)
    exercise.hidden_suite.write_text("1 / 0\n")
    with pytest.raises(EndedError, match=r"^doubling: .*: the suite cannot be collected"):
        run("doubling", "", RIGHT)
    (tmp_path / "nb" / NOTE).unlink()
    with pytest.raises(EndedError, match=r"^doubling: .*: expected a course of nbgrader with grader\.toml"):
        run("doubling", "", RIGHT)
