"""`grader mark` as an instructor types it: the list, one answer, points, comments, and one by one."""

import json
import os
import pty
import select
import signal
import subprocess
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from grader.assignments import assignment_of
from grader.catalog import find_course
from grader.models import Submission
from grader.report.words import SCREEN_WIDTH
from grader.store.opening import opened
from grader.store.place import place_at
from grader.submitting import hand_in
from grader.variants import key_of
from tests.classes import RULES, WEEK, Class, write_assignment
from tests.cli.command import DEADLINE_S, GRADER
from tests.cli.conftest import Typed
from tests.courses import SLUG, write_course
from tests.quizzes import write_quiz

HALF = "def double(x):\n    return 2 * x if x > 0 else 0\n"
TWO = RULES.replace('[{ slug = "doubling" }]', '[{ slug = "sums", weight = 10 }, { slug = "doubling" }]')
HOSTILE = "One can always add one.\x1b[2J\u202e\nPoints: 3"


def write(root: Path) -> Path:
    """Write a course of a quiz and code; s01 and s02 answered the question in prose, s02 in two ways."""
    write_course(root)
    write_quiz(root, "Q01", "Q03")
    manifest = root / "exercises" / "course.toml"
    manifest.write_text(manifest.read_text().replace('["sums"]', f'["sums", "{SLUG}"]'))
    write_assignment(root, TWO.replace("2026-11-20T12:00:00", "2999-11-20T12:00:00"))
    course = find_course(root)
    with opened(place_at(root / ".grader"), make=True) as store:
        for minutes, (student, prose) in enumerate(
            [("s01", HOSTILE), ("s02", "There is always one more."), ("s02", "Infinity is larger than all.")]
        ):
            source = f"Q03 = {json.dumps(prose)}\n".encode()
            hand_in(
                store,
                course.exercise("sums"),
                assignment_of(course, "sums"),
                Submission("answers.toml", student, source),
                key_of(course),
                now=datetime.now(UTC) + timedelta(minutes=minutes),
            )
    return root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the folder of a course of which a test may mark something."""
    return write(tmp_path / "course")


@pytest.fixture(scope="module")
def unmarked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a course of which nothing is marked."""
    return write(tmp_path_factory.mktemp("course"))


def test_what_waits_is_listed_question_by_question(unmarked: Path, typed: Typed) -> None:
    """Of an assignment, an exercise or an item, as text and as JSON."""
    listed = typed("mark", WEEK, "--course", unmarked)
    assert listed.out == (
        "sums  Q03  Title of Q03, 3 points\n"
        "  s01  attempt 1\n"
        "  s02  attempt 1\n"
        "  s02  attempt 2, which may come to count\n"
        "\n"
        "3 answers of 2 students to read.\n"
        "Next:  grader mark week1 --next    ·    grader mark Q03 STUDENT\n"
    )
    for name in ("sums", "Q03"):
        assert typed("mark", name, "--course", unmarked).out == listed.out.replace(
            "mark week1", f"mark {name}"
        )
    assert typed("mark", "Q01", "--course", unmarked).out == "Nothing waits for a person.\n"
    waits = json.loads(typed("mark", WEEK, "--json", "--course", unmarked).out)["waiting"]
    assert waits[2] == {
        "exercise": "sums",
        "item": "Q03",
        "title": "Title of Q03",
        "student": "s02",
        "attempt": 2,
        "points": 3.0,
        "counts": False,
    }


def test_an_answer_is_shown_with_its_rubric_and_moves_no_cursor(unmarked: Path, typed: Typed) -> None:
    """What a student wrote is spelled out, and stands behind a sign; all fits a screen."""
    shown = typed("mark", "Q03", "s01", "--course", unmarked).out
    assert shown.splitlines()[0] == "sums   s01   attempt 1 of 1, which counts"
    assert shown.endswith(
        "\n"
        "Q03  Title of Q03: 3 points for a person to give\n"
        "\n"
        "  Why is there no largest number?\n"
        "\n"
        "An answer that earns all points\n"
        "  Because one can always add one more.\n"
        "\n"
        "Rubric\n"
        "  1  3 points  Adds one.\n"
        "\n"
        "The answer of s01, attempt 1\n"
        "  | One can always add one.\\x1b[2J\\u202e\n"
        "  | Points: 3\n"
    )
    whole = typed("mark", "sums", "s01", "--course", unmarked).out
    assert "– skip  Q01  Title of Q01" in whole
    assert "Rubric\n  1  3 points  Adds one." in whole
    assert max(map(len, whole.splitlines())) <= 80
    (item,) = json.loads(typed("mark", "Q03", "s01", "--json", "--course", unmarked).out)["items"]
    assert (item["answer"], item["rubric"]) == (HOSTILE, [{"points": 3, "text": "Adds one."}])


def test_points_are_given_seen_and_taken_back(root: Path, typed: Typed) -> None:
    """By the rubric or as a number; what counts is said, and the machine's points stay to be seen."""
    how = ("mark", "Q03", "s01", "--course", root)
    given = typed(*how, "--rubric", "1", "--reason", "well said")
    assert (given.code, given.out) == (
        0,
        "Q03, attempt 1 of s01 at sums: 3 of 3 points.\n"
        "0 of 5, Q03 set to 3 (rubric 1; well said): counts 3, 6 of 10 in\n"
        "the assignment\n"
        "sums counted 0, counts 3 of 5 now.\n",
    )
    assert "s01" not in typed("mark", WEEK, "--course", root).out
    assert ["s01", "6", "M", "–", "6"] in [
        line.split() for line in typed("grades", WEEK, "--course", root).out.splitlines()
    ]
    assert "Q03 set to 3" in typed("grades", WEEK, "--student", "s01", "--course", root).out
    assert "Q03 is marked: 3 points, by " in typed(*how).out
    again = typed(*how, "--points", "5/2", "--json")
    assert again.code == 0
    mark = json.loads(again.out)["items"][0]["mark"]
    assert (mark["points"], mark["reason"], mark["attempt"]) == (2.5, "", 1)
    back = typed(*how, "--withdraw")
    assert back.out.splitlines() == [
        "The points for Q03 of attempt 1 of s01 at sums are withdrawn.",
        "0 of 5, 3 points waiting for a person: counts 0, 0 of 10 in the",
        "assignment",
        "sums counted 2.5, counts 0 of 5 now.",
    ]
    none = typed(*how, "--withdraw")
    assert (none.code, none.err) == (
        2,
        "error: no points were given by hand for Q03 of attempt 1 of s01 at sums\n",
    )


def test_another_attempt_may_come_to_count(root: Path, typed: Typed) -> None:
    """Then it is said which one does."""
    typed("mark", "Q03", "s02", "--points", "1", "--course", root)
    second = typed("mark", "Q03", "s02", "--attempt", "2", "--points", "2", "--course", root)
    assert second.out.splitlines()[-1] == "sums counted 1, counts 2 (attempt 2) of 5 now."
    first = typed("mark", "Q03", "s02", "--attempt", "1", "--points", "0", "--course", root)
    assert first.out.splitlines()[-1] == "sums counts 2 of 5, as before."
    typed("mark", "Q03", "s02", "--attempt", "2", "--withdraw", "--course", root)
    typed("mark", "sums", "s02", "--attempt", "2", "--points", "5", "--reason", "so", "--course", root)
    none = typed("mark", "Q03", "s02", "--withdraw", "--course", root).err
    assert none.endswith("; attempt 1 has some, --attempt 1 withdraws them\n")


def test_code_is_shown_with_its_lines_and_commented(root: Path, typed: Typed) -> None:
    """A comment stands beside its line; a line that is not there is refused."""
    with opened(place_at(root / ".grader")) as store:
        Class(store, find_course(root).exercise(SLUG)).hands_in(HALF, at=datetime.now(UTC))
    how = ("mark", SLUG, "s01", "--course", root)
    assert f"{SLUG}.py\n1  def double(x):\n2      return 2 * x if x > 0 else 0\n" in typed(*how).out
    written = typed(*how, "--comment", "What of -1?", "--line", "2")
    assert written.out == "Comment 1 on line 2 is written to attempt 1 of s01 at doubling.\n"
    shown = typed(*how).out.splitlines()
    assert shown[-3] == "Comments"
    assert shown[-2].startswith("  #1  line 2, by ")
    assert shown[-1] == "  |     return 2 * x if x > 0 else 0"
    far = typed(*how, "--comment", "Where?", "--line", "3", "--points", "4", "--reason", "kind")
    assert (far.code, far.err) == (
        2,
        "error: --line 3: the file of attempt 1 of s01 at doubling has 2 lines\n",
    )
    other = typed("mark", "Q03", "s01", "--withdraw-comment", "1", "--course", root)
    assert other.err == "error: no comment 1 on attempt 1 of s01 at sums; there is none\n"
    assert typed(*how, "--withdraw-comment", "1").out == (
        "Comment 1 on attempt 1 of s01 at doubling is withdrawn.\n"
    )
    assert "Comments" not in typed(*how).out
    whole = typed(*how, "--points", "4", "--reason", "nearly", "--comment", "See you on Monday.")
    assert whole.out.splitlines() == [
        "Comment 2 is written to attempt 1 of s01 at doubling.",
        "All of attempt 1 of s01 at doubling: 4 of 4 points.",
        "3 of 4, all set to 4 (nearly): counts 4",
        "doubling counted 3, counts 4 of 4 now.",
    ]
    assert "The whole attempt is marked: 4 points, by " in typed(*how).out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((WEEK, "s01"), "week1 has 2 exercises; name one: sums, doubling"),
        (("sums", "s09"), "s09 handed in nothing for sums; did you mean s02 or s01?"),
        (("sums", "s01", "Q09"), "no item 'Q09' in sums; there are: Q01, Q03"),
        (("Q03", "s01", "Q01"), "Q03 is an item, and Q01 another; name one of them"),
        (("sums", "s01", "--points", "3"), "the whole attempt was judged by the machine"),
        (("Q01", "s01", "--points", "2"), "Q01 was judged by the machine: give a reason (--reason)"),
        (("Q03", "s01", "--points", "-1"), "--points: expected 0 or more, such as 2.5 or 7/2, got '-1'"),
        (("Q03", "s01", "--points", "1e9"), "--points: expected 0 or more"),
        (("Q03", "s01", "--points", "1/0"), "--points: expected 0 or more"),
        (("Q03", "s01", "--points", "4"), "Q03: expected at most 3 points, got 4"),
        (("Q03", "s01", "--points", "1", "--rubric", "1"), "say --points or --rubric"),
        (("Q03", "s01", "--points", "1", "--withdraw"), "--withdraw takes points back"),
        (("Q03", "s01", "--reason", "well said"), "--reason and --extra go with --points or --rubric"),
        (("Q03", "s01", "--line", "1"), "--line says which line a --comment is about"),
        (("Q03", "s01", "--comment", " "), "--comment: expected a text, got none"),
        (("Q03", "--attempt", "2"), "name the student whose work this is about, without --next"),
        (("Q03", "--points", "1"), "name the student whose work this is about, without --next"),
        (("Q03", "--next"), "--next asks on a terminal; elsewhere: grader mark NAME STUDENT PART --points N"),
        (("week2",), "no assignment 'week2'"),
    ],
)
def test_what_cannot_be_meant_says_what_can(
    unmarked: Path, typed: Typed, arguments: tuple[str, ...], sentence: str
) -> None:
    """Exit code 2, and nothing is changed."""
    ended = typed("mark", *arguments, "--course", unmarked)
    assert (ended.code, ended.out) == (2, "")
    assert sentence in ended.err
    assert "3 answers of 2 students" in typed("mark", WEEK, "--course", unmarked).out


class Terminal:
    """A `grader mark --next` on a terminal of 80 columns.

    Parameters
    ----------
    name : str
        What is marked.
    root : Path
        Of the course.
    """

    def __init__(self, name: str, root: Path) -> None:
        self._ours, theirs = pty.openpty()
        self._process = subprocess.Popen(
            ["setsid", "--ctty", GRADER, "mark", name, "--next"],
            cwd=root,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**os.environ, "TERM": "xterm", "COLUMNS": "80"},
        )
        os.close(theirs)

    def reads(self, end: str) -> str:
        """Read until the screen ends with a text; return what came."""
        screen = ""
        while not screen.endswith(end):
            assert select.select([self._ours], [], [], DEADLINE_S)[0], screen
            screen += os.read(self._ours, 2**16).decode().replace("\r\n", "\n")
        return screen

    def types(self, keys: str) -> None:
        """Press keys."""
        os.write(self._ours, keys.encode())

    def ends(self, keys: str = "") -> tuple[int, str]:
        """Press keys until it ends; return the exit code and what came.

        A signal that comes just before a process reads does not wake it, so that one press may not do.
        """
        screen = b""
        until = time.monotonic() + DEADLINE_S
        with suppress(OSError):  # how a terminal says that nobody writes to it any more
            self.types(keys)
            while time.monotonic() < until:
                if select.select([self._ours], [], [], 2.0)[0]:
                    screen += os.read(self._ours, 2**16)
                else:
                    self.types(keys)
        os.close(self._ours)
        return self._process.wait(DEADLINE_S), screen.decode().replace("\r\n", "\n")


def test_one_by_one_asks_until_it_can_be_kept(root: Path) -> None:
    """Points, lines of the rubric, nothing, q; the question is shown once, the answer each time."""
    terminal = Terminal(WEEK, root)
    first = terminal.reads("[1 of 3] points of 3: ")
    assert "Why is there no largest number?" in first
    assert "\\x1b[2J" in first
    assert max(map(len, first.splitlines())) <= SCREEN_WIDTH
    for wrong, sentence in (
        ("many\n", "Not kept: expected points such as 2.5, or r and lines of the rubric such as r 1 3"),
        ("4\n", "Not kept: Q03: expected at most 3 points, got 4; more is extra credit (--extra)"),
        ("r 2\n", "Not kept: the rubric of Q03 has the lines 1 to 1, got 2"),
    ):
        terminal.types(wrong)
        assert sentence in terminal.reads("[1 of 3] points of 3: ")
    terminal.types("r1: well said\n")
    second = terminal.reads("[2 of 3] points of 3: ")
    assert "Q03 set to 3 (rubric 1; well said): counts 3" in second
    assert "| There is always one more." in second
    assert "Why is there no largest number?" not in second
    terminal.types("\n")
    assert "| Infinity is larger than all." in terminal.reads("[3 of 3] points of 3: ")
    terminal.types("q\n")
    assert terminal.ends() == (0, "q\n\nStill to read: 2.\n")


def test_what_cannot_count_any_more_is_not_asked(root: Path) -> None:
    """The first answer of s02 has all points, so that the second can be no better."""
    terminal = Terminal("sums", root)
    terminal.reads("[1 of 3] points of 3: ")
    terminal.types("0.5\n")
    terminal.reads("[2 of 3] points of 3: ")
    terminal.types("3\n")
    code, screen = terminal.ends()
    assert code == 0
    assert screen.endswith("\nNothing waits any more.\n")


def test_ctrl_c_loses_nothing_that_was_entered(root: Path, typed: Typed) -> None:
    """Each mark is kept before the next answer is shown."""
    terminal = Terminal("Q03", root)
    terminal.reads("[1 of 3] points of 3: ")
    terminal.types("2.5\n")
    terminal.reads("[2 of 3] points of 3: ")
    code, _ = terminal.ends("\x03")
    assert code in (130, -signal.SIGINT)  # a second press may meet it on its way out
    assert "2 answers of 1 student to read." in typed("mark", "Q03", "--course", root).out


def test_who_marks_at_the_same_time_is_not_written_over(root: Path, typed: Typed) -> None:
    """What somebody else has given meanwhile stays."""
    terminal = Terminal("Q03", root)
    terminal.reads("[1 of 3] points of 3: ")
    typed("mark", "Q03", "s01", "--points", "3", "--course", root)
    terminal.types("1\n")
    assert "Somebody has marked it meanwhile; nothing was changed." in terminal.reads(
        "[2 of 3] points of 3: "
    )
    assert terminal.ends("\x04")[0] == 0
    assert "Q03 is marked: 3 points" in typed("mark", "Q03", "s01", "--course", root).out
