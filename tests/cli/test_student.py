"""A student's way: get, check, fill in, check again."""

import json
import os
import pty
import re
import signal
import subprocess
from pathlib import Path

import pytest

from tests.cli.command import GRADER, PROJECT, Running, run
from tests.cli.conftest import Typed
from tests.courses import CRASHES, RIGHT, WRONG


@pytest.fixture
def given(typed: Typed, course: Path, tmp_path: Path) -> Path:
    """Return the folder that `grader get` wrote."""
    assert typed("get", "doubling", "--course", course).code == 0
    return tmp_path / "doubling"


def test_get_says_what_it_wrote_and_what_comes_next(typed: Typed, tmp_path: Path) -> None:
    """The files that it names are there, and no other; none of them is hidden from students."""
    ended = typed("get", "linear_regression", "--course", PROJECT)

    assert ended.out == (
        "linear_regression/ holds linear_regression.py, statement.md and test_public.py.\n"
        "Next:  cd linear_regression    ·    grader check\n"
    )
    written = {path.name for path in (tmp_path / "linear_regression").iterdir()}
    assert written == {"linear_regression.py", "statement.md", "test_public.py", "exercise.toml"}


def test_get_again_keeps_what_was_begun(typed: Typed, course: Path, given: Path) -> None:
    """Work is never lost; what the student does not write is fresh again."""
    (given / "doubling.py").write_text("# mine\n")
    (given / "test_public.py").write_text("")

    ended = typed("get", "doubling", "--course", course)

    assert "doubling.py was there already and is left as it is." in ended.out
    assert (given / "doubling.py").read_text() == "# mine\n"
    assert (given / "test_public.py").read_text() != ""


def test_list_and_show_say_what_there_is(typed: Typed) -> None:
    """Each exercise with its item, points and summary; the statement as it was written."""
    listed = typed("list", "--course", PROJECT).out
    shown = typed("show", "C18", "--course", PROJECT).out

    assert re.search(r"linear_regression +C18 +20 points  Fit a line with exactly 1000 steps", listed)
    assert shown.startswith("# Linear regression via gradient descent\n")


def test_check_needs_no_argument_in_the_given_folder(given: Path) -> None:
    """Exit code 1 until every public test passes, then 0."""
    starter = run("check", cwd=given)
    (given / "doubling.py").write_text(RIGHT)
    right = run("check", cwd=given)

    assert (starter.code, right.code) == (1, 0)
    assert "0 of 1 public tests pass." in starter.out
    assert "1 of 1 public tests pass." in right.out


def test_check_takes_a_file_from_anywhere(given: Path, tmp_path: Path) -> None:
    """The folder of the file tells the exercise; -k chooses tests, --json is for programs."""
    (given / "doubling.py").write_text(WRONG)

    ended = run("check", "doubling/doubling.py", "-k", "small", "--json", cwd=tmp_path)

    result = json.loads(ended.out)
    assert ended.code == 1
    assert result["verdict"] == "failed"
    assert result["tests"][0]["call"] == "double(2)"


def test_check_takes_the_given_folder_as_well(given: Path, tmp_path: Path) -> None:
    """`grader check doubling` means the file in it."""
    (given / "doubling.py").write_text(RIGHT)

    assert run("check", "doubling", cwd=tmp_path).code == 0


def test_watch_follows_an_editor_until_ctrl_c(given: Path) -> None:
    """Editors save by renaming, or remove the file for a moment; neither ends the watching."""
    file, draft = given / "doubling.py", given / "draft"
    watching = Running(["check", "--watch"], given)
    watching.reads("Waiting for the file to be saved; Ctrl-C ends.")

    draft.write_text(WRONG)
    draft.replace(file)
    watching.reads("got       5")
    file.unlink()
    draft.write_text(RIGHT)
    draft.replace(file)
    watching.reads("1 of 1 public tests pass.")
    watching.interrupt()

    assert watching.ended().code == 130
    assert "Traceback" not in watching.said


def test_a_pipe_gets_no_escape_codes(given: Path) -> None:
    """Neither ours nor those that a submission prints reach a file or another program."""
    (given / "doubling.py").write_text("print('\\x1b[31mred\\x1b[0m')\n" + CRASHES)
    ended = [run(*command, cwd=given) for command in (["check"], ["--help"], ["chek"])]

    assert "\x1b" not in "".join(end.out + end.err for end in ended)


@pytest.mark.parametrize(("environment", "colored"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_a_terminal_gets_colors_unless_they_are_not_wanted(
    given: Path, environment: dict[str, str], colored: bool
) -> None:
    """The marks are colored on a terminal; NO_COLOR (no-color.org) is respected."""
    ours, theirs = pty.openpty()
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    started = subprocess.Popen(
        [GRADER, "check"], cwd=given, stdin=theirs, stdout=theirs, stderr=theirs, env=kept | environment
    )
    os.close(theirs)
    shown = _read_to_the_end(ours)

    assert started.wait() == 1
    assert "✗ FAIL" in shown
    assert ("\x1b" in shown) is colored


def _read_to_the_end(terminal: int) -> str:
    shown = b""
    try:
        while part := os.read(terminal, 2**16):
            shown += part
    except OSError:  # how a terminal says that nobody writes to it any more
        os.close(terminal)
    return shown.decode()


def test_a_reader_that_has_seen_enough_is_no_error(course: Path) -> None:
    """`grader list | head -1` ends in silence, like other tools."""
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(
        [GRADER, "list", "--course", course], stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)

    assert ended.stderr == b""
    assert ended.returncode in (0, -signal.SIGPIPE)
