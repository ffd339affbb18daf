"""Whole folders through the real command; screen and results file are compared with what is kept here.

A case is a folder: `commands.txt` is typed beside `submissions/`, `screen.txt` is what the terminal shows,
JSON files are what the commands write, all in the normal form of `session.py`. Renew them on purpose with

    GRADER_RENEW_GOLDEN=1 python -m pytest tests/golden

and read the difference before you commit it. A loop that has to be stopped stands on one line, so that the
line it was stopped at is always the same.
"""

import json
import os
import shutil
import socket
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.golden.session import normal, screens_of

HERE = Path(__file__).parent
CASES = sorted(path.parent.name for path in HERE.glob("*/commands.txt"))
RENEW = "GRADER_RENEW_GOLDEN"
LARGEST_TAKEN = 256 * 1024
TOLD_OF_A_HIDDEN_CASE = {"visibility", "outcome", "message"}


@pytest.mark.parametrize("case", CASES)
def test_screen_and_results_are_as_kept(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same folder gives the same screen and the same results, on every machine."""
    shutil.copytree(HERE / case / "submissions", tmp_path / "submissions")
    monkeypatch.chdir(tmp_path)
    if case == "special_files":
        _make_special_files(Path("submissions"))

    screen = screens_of((HERE / case / "commands.txt").read_text(), tmp_path)

    _compare(HERE / case / "screen.txt", screen)
    for written in tmp_path.glob("*.json"):
        _compare(HERE / case / written.name, normal(written.read_text()))


def _make_special_files(folder: Path) -> None:
    """Put what git cannot hold among the submissions; `folder` is relative: a socket's path must be short."""
    os.mkfifo(folder / "pipe.py")
    with closing(socket.socket(socket.AF_UNIX)) as unix:
        unix.bind(str(folder / "socket.py"))
    (folder / "link.py").symlink_to("honest_neighbor.py")
    (folder / "link_to_a_device.py").symlink_to("/dev/zero")
    (folder / "link_to_nothing.py").symlink_to("nothing.py")
    (folder / "link_to_the_folder_itself").symlink_to(".")
    (folder / "folder.py").mkdir()
    (folder / "folder_of_folders" / "src").mkdir(parents=True)
    (folder / "one_megabyte.py").write_bytes(b"x = 1\n" * (2**20 // 6))
    (folder / "as_large_as_allowed.py").write_bytes(
        (folder / "honest_neighbor.py").read_bytes().ljust(LARGEST_TAKEN, b"\n")
    )
    shutil.copy(folder / "honest_neighbor.py", folder / "new\nline \x1b[31mand color.py")
    (folder / os.fsdecode(b"no text \xff.py")).write_bytes((folder / "honest_neighbor.py").read_bytes())
    (folder / ".hidden.py").write_text("what an editor left behind")
    (folder / "__pycache__").mkdir()


def _compare(kept: Path, now: str) -> None:
    if os.environ.get(RENEW):
        assert not os.environ.get("CI"), f"{RENEW} is for people who read the difference, not for CI"
        kept.write_text(now, encoding="utf-8")
    assert now == kept.read_text(encoding="utf-8"), f"if this is meant: {RENEW}=1"


def _kept(case: str, name: str = "results.json") -> dict[str, tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Return what is kept of a class: submission to its result and what its cases say."""
    file = json.loads((HERE / case / name).read_text(encoding="utf-8"))
    return {result["submission"]: (result, [said for _, said in cases]) for result, cases in file["results"]}


def test_right_answers_in_unusual_forms_earn_everything() -> None:
    """A grader that rejects right work is worse than none; renewing must not hide it."""
    assert [name for name, (result, _) in _kept("honest").items() if result["score"] != 1.0] == []


@pytest.mark.parametrize("case", ["broken", "special_files"])
def test_an_honest_neighbor_is_not_touched(case: str) -> None:
    """Whatever stands before and after it in the class, a right answer earns everything."""
    neighbors = {name: result for name, (result, _) in _kept(case).items() if "honest_neighbor" in name}

    assert neighbors
    assert {result["score"] for result in neighbors.values()} == {1.0}


def test_broken_submissions_earn_nothing_and_say_why() -> None:
    """None of them computes a line; each result has its sentence."""
    others = [result for name, (result, _) in _kept("broken").items() if "honest_neighbor" not in name]

    assert {result["verdict"] for result in others} == {"failed", "not_gradable"}
    assert {result["points"] for result in others} == {0.0}
    assert all(result["message"] for result in others)


@pytest.mark.parametrize("case", ["honest", "broken", "special_files"])
def test_hidden_cases_are_not_given_away(case: str) -> None:
    """Of a hidden case a student learns title, outcome and sentence: no call, no value, no line."""
    cases = [said for _, cases in _kept(case).values() for said in cases if said["visibility"] == "hidden"]

    assert {key for said in cases for key in said} <= TOLD_OF_A_HIDDEN_CASE


NOT_FOR_US = {"another_sheet", "latin_1", "quiz_by_mistake", "utf_16", "wrong_exercise"}
WRONG_OR_HALF = {"half_an_answer", "rounded_to_two_decimals", "swapped_ids", "swapped_problems"}


def _answers() -> dict[str, tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Return what is kept of both sheets: student to result and what the items say."""
    both = [_kept("answers", name) for name in ("results.json", "practice.json")]
    return {f"{kept[0]['exercise']} {kept[0]['student']}": kept for one in both for kept in one.values()}


def _named(key: str, names: set[str]) -> bool:
    return key.split()[1] in names


def test_sloppy_but_right_answers_are_never_wrong() -> None:
    """Each is read as it was meant, or costs nothing and says what to change: a slip is no wrong answer."""
    failed = {
        key
        for key, (_, items) in _answers().items()
        if any(said["outcome"] not in ("passed", "pending", "not_run") for said in items)
    }

    assert {key.split()[1] for key in failed} == WRONG_OR_HALF


def test_every_answer_that_is_not_read_says_what_to_change() -> None:
    """A sentence for each; where the whole file is not taken, one for the file."""
    for key, (result, items) in _answers().items():
        if _named(key, NOT_FOR_US):
            assert (result["verdict"], result["points"]) == ("not_gradable", 0)
            assert result["message"]
        else:
            assert all(said.get("message") for said in items if said["outcome"] == "not_run")


def test_whole_sheets_in_unusual_clothes_earn_everything() -> None:
    """Quotes or none, capitals, colons, tabs, line ends: as good as the file that was handed out."""
    full = {key.split()[1] for key, (result, _) in _answers().items() if result["verdict"] == "passed"}

    assert full == {
        *("as_it_should_be", "byte_order_mark", "capital_letters", "colons", "missing_header"),
        *("missing_quotes", "smart_quotes", "tabs", "windows_line_ends"),
    }


def test_prose_is_kept_to_its_last_word() -> None:
    """Also from a file in which it has no end; the answers around it count."""
    prose = {
        key.split()[1]: said["got"]
        for key, (_, items) in _answers().items()
        for said in items
        if said["outcome"] == "pending"
    }

    assert len(prose) == 7
    assert {
        text.rstrip('".').endswith(("for ever", "that fades", "does not", "1$")) for text in prose.values()
    } == {True}
