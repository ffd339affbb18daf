"""`grader grade --from nbgrader`: what it takes, what it says, and how it ends."""

import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.command import GRADER, Argument, Ended
from tests.cli.conftest import Typed
from tests.courses import RIGHT, WRONG

if TYPE_CHECKING:
    from tests.exchange.nbgrader.small import SmallCourse

CHALLENGE, QUIZ, PS1, PROSE = "doubling", "sums", "ps1", "Q03-answer-text"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the store beside the course."""
    monkeypatch.setenv("GRADER_DATA", str(tmp_path / "small" / "store"))


def grade(typed: Typed, small: "SmallCourse", *arguments: Argument) -> Ended:
    """Type it."""
    return typed("grade", "--from", "nbgrader", small.folder, *arguments)


def test_each_exercise_is_told_with_its_class(typed: Typed, small: "SmallCourse") -> None:
    """As for any class; then where the scores are. From a folder in the course it is the same course."""
    small.submit("ada", {CHALLENGE: small.code(RIGHT), QUIZ: small.answers()})
    small.submit("bob", {CHALLENGE: small.code(WRONG)})
    ended = grade(typed, small, PS1)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (
        "ps1, doubling\n"
        "2 submissions: 1 passed, 1 failed.\n"
        "Mean score 50%.\n"
        "Missed most often:\n"
        "      1  H01  A large number.\n"
        "\n"
        "ps1, sums\n"
        "1 submission: 1 failed.\n"
        "Mean score 0%.\n"
        "Submitted other notebooks and no sums.ipynb, 0 points (1): bob\n"
        "\n"
        f"Scores, comments and feedback are in {small.folder}; the formgrader shows them.\n"
    )
    again = typed("grade", "--from", "nbgrader", small.folder / "submitted" / "ada")
    assert (again.code, again.out) == (0, ended.out)


def test_whose_notebook_cannot_be_graded_or_is_missing_is_told(typed: Typed, small: "SmallCourse") -> None:
    """Somebody may have renamed it, or deleted the cell; of many the first ones."""
    small.submit("ada", {CHALLENGE: "{", QUIZ: small.answers()})
    for number in range(12):
        small.submit(f"s{number:02}", {"sums-Copy1": small.answers()})
    said = grade(typed, small, PS1).out
    assert "\nNot gradable, 0 points; the formgrader shows why (1): ada\n" in said
    first = ", ".join(f"s{number:02}" for number in range(10))
    assert f"\nSubmitted other notebooks and no sums.ipynb, 0 points (12): {first} and 2 more\n" in said


def test_whose_time_cannot_be_read_is_told(typed: Typed, small: "SmallCourse") -> None:
    """A student may have written the file; without one nobody knows a time, and nothing is odd about it."""
    for name, at in (("ada", "yesterday"), ("bob", ""), ("eve", "2026-11-22 12:00:00 UTC")):
        small.submit(name, {CHALLENGE: small.code(RIGHT)}, at=at)
    said = grade(typed, small, PS1).out
    assert said.startswith("No time can be read in their timestamp.txt, so nothing is late (1): ada\n")


def test_nothing_submitted_is_told_with_how_to_get_it(typed: Typed, small: "SmallCourse") -> None:
    """No error: it may be early."""
    ended = grade(typed, small)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == "ps1: nothing is submitted yet; `nbgrader collect ps1` gets it\n"


def test_an_assignment_that_nbgrader_does_not_have_is_told_with_those_there_are(
    typed: Typed, small: "SmallCourse"
) -> None:
    """Before anything is graded."""
    ended = grade(typed, small, PS1, "ps2")
    assert ended == Ended(2, "", "error: no assignment 'ps2' in the gradebook of nbgrader; there are: ps1\n")


def test_other_notebooks_are_left_to_nbgrader(typed: Typed, small: "SmallCourse") -> None:
    """An assignment may hold both; one without any of ours is passed over unless it is named alone."""
    with small.book() as book:
        book.add_notebook("essay", PS1)
        book.add_assignment("ps[2]")
        book.add_notebook("poem", "ps[2]")
    small.submit("ada", {CHALLENGE: small.code(RIGHT)})
    ended = grade(typed, small)
    assert ended.code == 0
    assert ended.err == "ps1: left to nbgrader, as no exercise here is called so: essay\n"
    assert "ps[2]" not in ended.out
    alone = grade(typed, small, "ps[2]")
    assert (alone.code, alone.out) == (2, "")
    assert alone.err == (
        "error: ps[2]: no notebook is an exercise of 'A small course'; expected what "
        "`grader build --to nbgrader` wrote\n"
    )


def test_a_notebook_of_the_same_name_that_is_not_ours_is_refused(typed: Typed, small: "SmallCourse") -> None:
    """It has none of the cells that carry our points."""
    with small.book() as book:
        book.add_assignment("old")
        book.add_notebook(CHALLENGE, "old")
    small.submit("ada", {CHALLENGE: small.code(RIGHT)}, assignment="old")
    ended = grade(typed, small, "old")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        "error: old, doubling: nbgrader has no cell hidden-tests in it; expected a notebook that "
        "`grader build --to nbgrader` wrote\n"
    )


def test_questions_that_are_not_those_handed_out_cost_nobody_a_point(
    typed: Typed, small: "SmallCourse", monkeypatch: pytest.MonkeyPatch
) -> None:
    """With another course key no answer could be read, and everybody would get 0."""
    small.submit("ada", {QUIZ: small.answers(Q03="One can always add one.")})
    small.grade(PS1)
    assert small.given("ada", QUIZ)[PROSE]["needs_manual_grade"]
    monkeypatch.setenv("GRADER_COURSE_KEY", "another key, which draws other questions")
    ended = grade(typed, small, PS1)
    assert ended.code == 2
    assert ended.err == (
        "error: ps1, sums: what was handed out asks other questions: they were changed since, or drawn with "
        "another course key; grade with the questions and the key with which it was built, or build and "
        "release it again\n"
    )
    assert small.given("ada", QUIZ)[PROSE]["needs_manual_grade"]


@pytest.mark.parametrize(
    "option",
    [
        ("--json", "results.json"),
        ("--student", "ada"),
        ("--explain", "ada"),
        ("--handed-in", "saved"),
        ("--course", "."),
        ("--output-format", "json"),
    ],
)
def test_an_option_that_means_nothing_here_is_refused(
    typed: Typed, small: "SmallCourse", option: tuple[str, str]
) -> None:
    """Rather than read and forgotten."""
    ended = grade(typed, small, *option)
    assert (ended.code, ended.out) == (2, "")
    assert option[0] in ended.err
    assert "--from nbgrader" in ended.err


def test_a_folder_that_is_no_course_of_nbgrader_is_refused(typed: Typed, tmp_path: Path) -> None:
    """It says what makes one."""
    ended = typed("grade", "--from", "nbgrader", tmp_path)
    assert ended == Ended(
        2,
        "",
        f"error: {tmp_path}: expected a course of nbgrader with grader.toml, which "
        "`grader build ... --to nbgrader` writes\n",
    )


def test_without_nbgrader_it_says_what_to_install(
    typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is an extra."""
    for name in [name for name in sys.modules if name.startswith("grader.exchange.nbgrader.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "nbgrader.api", None)
    ended = typed("grade", "--from", "nbgrader", tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert "pip install 'grader[nbgrader]'" in ended.err
    assert ended.err.startswith("error: nbgrader is missing (nbgrader")


def test_ctrl_c_keeps_what_was_finished(
    typed: Typed, small: "SmallCourse", monkeypatch: pytest.MonkeyPatch
) -> None:
    """Results are in the store, nothing is in the gradebook yet, and the same command goes on."""
    from grader.grading.run import ClassRun

    names = ("ada", "bob", "eve")
    for name in names:
        small.submit(name, {CHALLENGE: small.code(f"{RIGHT}# {name}\n")})
    results = ClassRun.results

    def interrupted(self: ClassRun) -> Iterator[dict[str, Any]]:
        yield next(results(self))
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(ClassRun, "results", interrupted)
        ended = grade(typed, small, "-j", "1")
    assert ended.code == 130
    assert "of 3 submissions. What was finished is kept; the same command goes on from there." in ended.err
    assert small.scores() == {}
    shown = typed("results", CHALLENGE, "--course", small.ours)
    assert "passed" in shown.out
    assert grade(typed, small).code == 0
    assert {name: one[CHALLENGE] for name, one in small.scores().items()} == dict.fromkeys(names, 4.0)


def test_what_the_grader_cannot_grade_ends_with_its_own_code(
    typed: Typed, small: "SmallCourse", monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three: the failure is ours."""
    from grader.cli.nbgrader import _Run

    results = _Run._results

    def failing(self: Any, *said: Any) -> Any:
        return {name: {**one, "verdict": "not_graded"} for name, one in results(self, *said).items()}

    small.submit("ada", {CHALLENGE: small.code(RIGHT)})
    monkeypatch.setattr(_Run, "_results", failing)
    ended = grade(typed, small)
    assert ended.code == 3
    assert "1 not graded" in ended.out
    assert small.scores()["ada"][CHALLENGE] == 0.0


def test_on_a_terminal_a_bar_shows_how_far_it_is(small: "SmallCourse") -> None:
    """With how many are done, on the stream of errors; what is printed has none of it."""
    small.submit("ada", {CHALLENGE: small.code(RIGHT)})
    leader, follower = pty.openpty()
    ended = subprocess.run(
        [GRADER, "grade", "--from", "nbgrader", small.folder],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=follower,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    shown = os.read(leader, 2**16).decode()
    os.close(follower)
    os.close(leader)
    assert ended.returncode == 0
    assert "doubling" in shown
    assert "1/1" in shown
    assert "1/1" not in ended.stdout
