"""`grader regrade` as an instructor types it: looked at, applied, taken back, refused."""

import json
from pathlib import Path

import pytest

from grader import regrading
from grader.catalog import Exercise
from grader.grading import run as grading_run
from grader.grading.results import not_graded
from grader.models import RunResult, Submission
from grader.store.opening import opened
from grader.store.place import place_at
from tests.classes import WEEK, Class, write_assignment
from tests.cli.command import Ended
from tests.cli.conftest import Typed
from tests.courses import HIDDEN, SLUG, WRONG, write_course
from tests.databases import data, postgres

__all__ = ["data", "postgres"]

HALF = "def double(x):\n    return 2 * x if x > 0 else 0\n"
MILD = HIDDEN.replace("submission.double(-5), -10", "submission.double(5), 10")


class Regrades:
    """An instructor who types `grader regrade` about a class.

    Parameters
    ----------
    typed : Typed
        The keyboard.
    root : Path
        Of the course.
    data : str
        Where the store is.
    """

    def __init__(self, typed: Typed, root: Path, data: str) -> None:
        self.root = root
        self._typed = typed
        self._data = data
        exercise = write_course(root)
        write_assignment(root)
        with opened(place_at(data), make=True) as store:
            for student, source in (("s01", HALF), ("s02", WRONG)):
                Class(store, exercise).hands_in(source, student)
        write_course(root, hidden=MILD)

    def types(self, *arguments: str, name: str = WEEK) -> Ended:
        """Type it."""
        return self._typed(
            "regrade", name, *arguments, "--data", self._data, "--course", self.root, "-j", "1"
        )

    def counts(self) -> list[float]:
        """Return what counts for each student, as `grader grades` says it."""
        said = self._typed("grades", WEEK, "--json", "--data", self._data, "--course", self.root)
        return [row["points"] for row in json.loads(said.out)["students"]]


@pytest.fixture
def regrades(typed: Typed, tmp_path: Path, data: str) -> Regrades:
    """Return a class that handed in before a test was changed, in both databases."""
    return Regrades(typed, tmp_path / "course", data)


@pytest.fixture
def in_a_folder(typed: Typed, tmp_path: Path) -> Regrades:
    """Return the same class in SQLite."""
    return Regrades(typed, tmp_path / "course", str(tmp_path / "data"))


def test_it_is_looked_at_applied_and_taken_back(regrades: Regrades) -> None:
    """Each says what to type next, and only --apply and --undo change what counts."""
    looked = regrades.types()
    assert (looked.code, looked.err) == (0, "")
    assert looked.out.splitlines() == [
        "doubling: 2 attempts of 2 students graded again.",
        "1 attempt moves: 1 up.",
        "More counts for 1 student, less for 0.",
        "",
        "Through:",
        "      1  H02  failed → passed  A negative number.",
        "",
        "These move:",
        "  s01  attempt 1  3 → 4 of 4  counts 3 → 4  H02 failed → passed",
        "",
        "Nothing holds yet: `grader regrade week1 --apply --reason TEXT` lets it hold.",
    ]
    assert regrades.counts() == [3, 0]

    applied = regrades.types("--apply", "--reason", "H02 was wrong", name=SLUG)
    assert applied.code == 0
    assert "Applied to 2 attempts. `grader regrade doubling --undo` takes it back." in applied.out
    assert regrades.counts() == [4, 0]

    undone = regrades.types("--undo")
    assert (undone.code, undone.err) == (0, "")
    assert "(H02 was wrong)." in undone.out
    assert "2 attempts have their earlier results again." in undone.out
    assert regrades.counts() == [3, 0]
    again = regrades.types("--undo")
    assert (again.code, again.err) == (2, "error: no regrade is applied here, so there is none to undo\n")


def test_as_json_it_is_all_there(in_a_folder: Regrades) -> None:
    """What would move and why, what was applied, what was taken back."""
    looked = json.loads(in_a_folder.types("--json").out)
    (exercise,) = looked["exercises"]
    assert (looked["schema"], looked["applied"], exercise["assignment"]) == (1, False, WEEK)
    moves = {move["student"]: move for move in exercise["moves"]}
    assert (moves["s01"]["old"]["points"], moves["s01"]["new"]["points"]) == (3.0, 4.0)
    assert exercise["students"][0] == {"student": "s01", "before": 3.0, "after": 4.0, "by_hand": False}
    applied = json.loads(in_a_folder.types("--json", "--apply", "--reason", "H02 was wrong").out)
    assert (applied["applied"], applied["exercises"][0]["regrade"]) == (True, 1)
    (undone,) = json.loads(in_a_folder.types("--json", "--undo").out)["undone"]
    assert (undone["reason"], undone["attempts"], undone["changed_since"]) == ("H02 was wrong", 2, 0)


def test_less_only_where_that_is_allowed(in_a_folder: Regrades) -> None:
    """H01 asks for what nobody returns: who had it keeps it, until somebody says otherwise."""
    write_course(in_a_folder.root, hidden=HIDDEN.replace("2000", "2002"))
    left_out = in_a_folder.types("--apply", "--reason", "2002 it is")
    assert (
        "Left out, since less would count:\n  s01  attempt 1  3 → 0 of 4  H01 passed → failed" in left_out.out
    )
    assert "1 attempt keeps what it has; with --allow-decrease less may count.\n" in left_out.out
    assert in_a_folder.counts() == [3, 0]
    assert in_a_folder.types("--apply", "--reason", "2002 it is", "--allow-decrease").code == 0
    assert in_a_folder.counts() == [0, 0]


@pytest.mark.parametrize(
    ("typed_words", "code", "said"),
    [
        (["--apply"], 2, "--apply needs --reason TEXT: it is kept, and those who ask are told"),
        (
            ["--apply", "--reason", " "],
            2,
            "--apply needs --reason TEXT: it is kept, and those who ask are told",
        ),
        (
            ["--undo", "--apply"],
            2,
            "--undo takes back what was applied; it goes with none of the other choices",
        ),
        (
            ["--isolation", "process"],
            4,
            "other people's code is not run without a sandbox; leave --isolation out",
        ),
    ],
)
def test_what_makes_no_sense_is_refused(
    in_a_folder: Regrades, typed_words: list[str], code: int, said: str
) -> None:
    """Before anything is graded."""
    ended = in_a_folder.types(*typed_words)
    assert (ended.code, ended.out, ended.err) == (code, "", f"error: {said}\n")


def test_there_must_be_something_to_grade(typed: Typed, tmp_path: Path) -> None:
    """No store, no such name, or nothing handed in: each is told."""
    root = tmp_path / "course"
    write_course(root)
    where = ("--course", root)
    assert "no results are kept there" in typed("regrade", SLUG, *where).err
    unnamed = typed("regrade", "", *where)
    assert (unnamed.code, "name an assignment, an exercise" in unnamed.err) == (2, True)
    with opened(place_at(root / ".grader"), make=True) as store:
        assert store.place.file is not None
        file = store.place.file
    nothing = typed("regrade", SLUG, *where)
    assert (nothing.code, nothing.err) == (
        2,
        f"error: {file}: nothing that was handed in for doubling is kept there\n",
    )
    assert "no assignment 'weak1'" in typed("regrade", "weak1", *where).err


def test_tests_that_cannot_be_used_move_nobody(in_a_folder: Regrades) -> None:
    """The author is told, and what counts is what counted."""
    write_course(in_a_folder.root, hidden=f"{MILD}\n\ndef test_\n")
    ended = in_a_folder.types("--apply", "--reason", "a new test")
    assert ended.code == 2
    assert "test_hidden.py" in ended.err
    write_course(in_a_folder.root)
    assert in_a_folder.counts() == [3, 0]


def test_interrupted_it_says_that_nobody_moved(
    in_a_folder: Regrades, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And that the same command goes on."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(regrading, "grade_again", interrupted)
    ended = in_a_folder.types("--apply", "--reason", "H02 was wrong")
    kept = "Nobody moved. What was finished is kept; the same command goes on from there."
    assert (ended.code, ended.out) == (130, "")
    assert ended.err == f"\nInterrupted. {kept}\n"


def test_a_fault_of_ours_is_told_and_moves_nobody(
    in_a_folder: Regrades, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 3, as `grader grade` ends."""

    def fails(exercise: Exercise, submissions: list[Submission], *_: object, **__: object) -> list[RunResult]:
        return [not_graded(exercise, one, "the sandbox is gone") for one in submissions]

    monkeypatch.setattr(grading_run, "grade_chunk", fails)
    ended = in_a_folder.types("--apply", "--reason", "H02 was wrong")
    assert ended.code == 3
    assert "2 attempts could not be graded, by no fault of the student" in ended.out
    assert ended.out.endswith("\n\nThere is nothing to apply.\n")
    assert in_a_folder.counts() == [3, 0]
