"""`submit` and `status` as a student types them; `grades`, `extend` and `publish` as an instructor does."""

import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from grader.store.opening import opened
from grader.store.people import Person, put_person
from grader.store.place import place_at
from tests.classes import RULES, WEEK, Class, write_assignment
from tests.cli.command import Ended, Running, run, wait_until
from tests.cli.conftest import Typed
from tests.courses import BROKEN, RIGHT, SLUG, WRONG, write_course

HALF = "def double(x):\n    return 2 * x if x > 0 else 0\n"
FAR = "2999-11-20T12:00:00"


class Folder:
    """A student's folder below a course with an assignment that is due in a far year.

    Parameters
    ----------
    root : Path
        Of the course.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        write_course(root)
        write_assignment(root, RULES.replace("2026-11-20T12:00:00", FAR))
        self.file = root / "mine" / f"{SLUG}.py"
        self.file.parent.mkdir()

    def submits(self, source: str, *options: str) -> Ended:
        """Hand in from this folder."""
        self.file.write_text(source)
        return run("submit", self.file.name, *(options or ("--student", "s01")), cwd=self.file.parent)

    def types(self, *arguments: str) -> Ended:
        """Type another command."""
        return run(*arguments, cwd=self.file.parent)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Make a student's folder."""
    return Folder(tmp_path)


def test_a_student_hands_in_and_sees_where_they_stand(folder: Folder) -> None:
    """From a wrong file to a right one; the exit code says whether all is passed."""
    nothing = folder.types("status", "--student", "s01")
    assert (nothing.code, nothing.err) == (
        2,
        "error: nothing was handed in here yet: `grader submit` does so\n",
    )

    first = folder.submits(HALF)
    assert first.code == 1
    assert first.out.splitlines()[-3:] == [
        "Attempt 1 at doubling, by s01.",
        "3 of 4: counts 3",
        "3 attempts, 2 left; the best one counts.",
    ]
    second = folder.submits(RIGHT, "--student", "s01", "--json")
    told = json.loads(second.out)
    assert (second.code, told["attempt"], told["again"], told["work"]["counts"]) == (0, 2, False, 2)
    assert [each["counts"] for each in told["work"]["attempts"]] == [3.0, 4.0]
    assert (
        folder.submits(RIGHT).out.splitlines()[-3] == "The same as attempt 2, so nothing new was handed in."
    )

    folder.submits(WRONG)
    refused = folder.submits(f"{RIGHT}# again\n")
    assert refused.code == 4
    assert refused.err == "error: the limit of 3 attempts at doubling is reached\n"
    status = folder.types("status", "--student", "s01").out
    assert "> 2  " in status
    assert "\n      3 attempts, 0 left; the best one counts.\n      The limit of 3 attempts" in status
    assert status.rstrip().endswith("4 of 4 points.")


def test_a_broken_file_uses_no_attempt_and_says_so(folder: Folder) -> None:
    """Exit code 1, as for anything that is not full."""
    ended = folder.submits(BROKEN)
    assert ended.code == 1
    assert "doubling.py, line " in ended.out
    assert "It could not be graded as it is, so it uses up no attempt." in ended.out
    assert "3 attempts, 3 left; the best one counts." in ended.out
    status = folder.types("status", "--student", "s01").out
    assert "could not be graded as it is, so it used up no attempt" in status
    path = folder.root / "exercises" / "assignments" / f"{WEEK}.toml"
    path.write_text(f'{path.read_text()}tests = "hidden"\n')
    assert "told later" not in folder.submits(BROKEN).out


def test_who_is_not_on_the_roster_is_asked_whether_they_meant_another_name(folder: Folder) -> None:
    """A mistyped name would be another student; nothing is kept of it."""
    with opened(place_at(folder.root / ".grader"), make=True) as store, store.writing() as connection:
        put_person(connection, Person("s01", enrolled=True))
    ended = folder.submits(RIGHT, "--student", "s10")
    assert (ended.code, ended.err) == (2, "error: s10 is not on the roster; did you mean s01?\n")
    unnamed = folder.submits(RIGHT, "--json")
    assert (unnamed.code, unnamed.err) == (
        2,
        "error: there is a roster, so name the student with --student\n",
    )
    assert folder.submits(RIGHT).code == 0


def test_ctrl_c_loses_neither_the_attempt_nor_its_time(folder: Folder) -> None:
    """It says what to do; the same again is the same attempt, at the time of the first."""
    folder.file.write_text("def double(x):\n    while True:\n        pass\n")
    again = "status", "--student", "s01", "--json"
    running = Running(["submit", folder.file.name, "--student", "s01"], folder.file.parent)
    wait_until(lambda: (ended := folder.types(*again)).code == 0 and '"number": 1' in ended.out)
    (before,) = _attempts(folder.types(*again))
    running.interrupt()
    ended = running.ended()
    assert ended.code == 130
    assert "Interrupted. The same command goes on from there: it is one attempt." in ended.out
    folder.types("submit", folder.file.name, "--student", "s01")
    (after,) = _attempts(folder.types(*again))
    assert (after["handed_in_at"], after["used"]) == (before["handed_in_at"], True)


def _attempts(status: Ended) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(status.out)["assignments"][0]["students"][0]["exercises"][SLUG][
        "attempts"
    ]
    return found


def test_what_counts_is_graded_in_a_sandbox(folder: Folder) -> None:
    """A process alone would hold nobody; nothing is kept."""
    ended = folder.submits(RIGHT, "--student", "s01", "--isolation", "process")
    assert (ended.code, ended.err) == (
        4,
        "error: what counts is not graded without a sandbox; leave --isolation out\n",
    )
    assert folder.types("status").code == 2


def test_status_of_an_exercise_in_no_assignment_says_that_it_was_not_started(folder: Folder) -> None:
    """Named, it is shown; among all others it is not, and then there is one sentence."""
    folder.submits(RIGHT)
    (folder.root / "exercises" / "assignments" / f"{WEEK}.toml").unlink()
    assert f"  {SLUG}  not started" in folder.types("status", SLUG, "--student", "s02").out
    assert folder.types("status", "--student", "s02").out == (
        "Nothing was handed in under this name, and there is no assignment.\n"
    )


@pytest.fixture
def graded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a course whose assignment was due yesterday, and hand in today for one student."""
    root = tmp_path / "course"
    exercise = write_course(root)
    due = (datetime.now(UTC) - timedelta(hours=20)).replace(tzinfo=None, microsecond=0)
    text = RULES.replace("2026-11-20T12:00:00", due.isoformat())
    write_assignment(root, f'{text}tests = "after_published"\n')
    with opened(place_at(root / ".grader"), make=True) as store:
        Class(store, exercise).hands_in(HALF, at=datetime.now(UTC))
    monkeypatch.setenv("GRADER_DATA", str(root / ".grader"))
    return root


def test_an_instructor_sees_what_everything_counts(graded: Path, typed: Typed) -> None:
    """A table, one student attempt by attempt, and JSON; points that students do not see yet as well."""
    table = typed("grades", WEEK, "--course", graded).out
    assert ["s01", "2.7", "L", "2.7"] in [line.split() for line in table.splitlines()]
    one = typed("grades", WEEK, "--student", "s01", "--course", graded).out
    assert "3 of 4, 1 day late, -10 %: counts 2.7" in one
    data = json.loads(typed("grades", WEEK, "--json", "--course", graded).out)
    assert (data["schema"], data["students"][0]["points"]) == (1, 2.7)
    with opened(place_at(graded / ".grader")) as store, store.writing() as connection:
        put_person(connection, Person("zo\u00e9", enrolled=True))
    decomposed = typed("grades", WEEK, "--student", "zoe\u0301", "--course", graded)
    assert "student zo\u00e9\n" in decomposed.out
    nobody = typed("grades", WEEK, "--student", "s09", "--course", graded)
    assert (nobody.code, nobody.err) == (2, "error: nothing of 's09' is kept in week1\n")
    unknown = typed("grades", "week2", "--course", graded)
    assert (unknown.code, "did you mean week1?" in unknown.err) == (2, True)


def test_what_is_kept_back_is_shown_once_published(graded: Path, typed: Typed) -> None:
    """To the student; and hidden again when that is undone."""
    status = ("status", "--student", "s01", "--course", graded)
    assert "Some points are told later." in typed(*status).out
    (student,) = json.loads(typed(*status, "--json").out)["assignments"][0]["students"]
    (attempt,) = student["exercises"][SLUG]["attempts"]
    assert student["points"] is student["exercises"][SLUG]["counts"] is None
    assert set(attempt) == {"number", "handed_in_at", "received_at", "used"}
    assert typed("publish", WEEK, "--course", graded).out == "Week 1: published.\n"
    assert typed("publish", WEEK, "--course", graded).out == "Week 1: published, as before.\n"
    assert "counts 2.7" in typed(*status).out
    assert json.loads(typed(*status, "--json").out)["assignments"][0]["students"][0]["points"] == 2.7
    assert typed("publish", WEEK, "--undo", "--course", graded).out == "Week 1: not published.\n"
    assert typed("publish", WEEK, "--undo", "--course", graded).out == "Week 1: not published, as before.\n"
    assert "counts 2.7" not in typed(*status).out


def test_an_extension_is_shown_then_granted_then_withdrawn(graded: Path, typed: Typed) -> None:
    """Without a terminal it asks for --yes: exit code 4, and nothing is changed."""
    extend = ("extend", "s01", WEEK, "--course", graded)
    asked = typed(*extend, "--until", "2999-01-01T12:00")
    assert (asked.code, asked.err) == (4, "error: nothing was changed; say --yes to do so\n")
    assert "doubling, attempt 1: counts 2.7 → 3" in asked.out
    grades = ("grades", WEEK, "--course", graded)
    assert "2.7 L" in typed(*grades).out
    granted = typed(*extend, "--until", "2999-01-01T12:00", "--reason", "ill", "--yes")
    assert (granted.code, granted.out.splitlines()[-1]) == (0, "Granted.")
    assert "3 E" in typed(*grades).out
    more = typed(*extend, "--attempts", "2", "--yes").out
    assert "  then  Tue 1 Jan 2999" in more
    assert ", 2 attempts more" in more
    assert "3 E" in typed(*grades).out, "the time that was granted before holds on"
    assert typed(*extend, "--withdraw", "--yes").out.splitlines()[-1] == "Withdrawn."
    assert "2.7 L" in typed(*grades).out
    again = typed(*extend, "--withdraw", "--yes")
    assert (again.code, again.out, again.err) == (2, "", "error: s01 has no extension in week1\n")


def test_nobody_is_made_by_a_mistyped_extension(graded: Path, typed: Typed) -> None:
    """Where there is a roster; who handed in gets one, on the roster or not."""
    with opened(place_at(graded / ".grader")) as store, store.writing() as connection:
        put_person(connection, Person("s02", enrolled=True))
    extend = (WEEK, "--attempts", "1", "--yes", "--course", graded)
    unknown = typed("extend", "s20", *extend)
    assert (unknown.code, unknown.err) == (2, "error: s20 is not on the roster; did you mean s02?\n")
    assert typed("extend", "", *extend).err == "error: name the student who gets the extension\n"
    assert [typed("extend", name, *extend).code for name in ("s01", "s02")] == [0, 0]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ((), "say --until WHEN, --attempts N or both; or --withdraw alone"),
        (("--withdraw", "--attempts", "1"), "say --until WHEN, --attempts N or both; or --withdraw alone"),
        (("--until", "tomorrow"), "--until: expected a moment such as 2026-11-29T23:59, got 'tomorrow'"),
        (("--until", "2999-01-01"), "--until: expected a moment such as 2026-11-29T23:59, got '2999-01-01'"),
        (("--until", "9999-12-31T23:59-12:00"), "--until is in the year 9999"),
        (("--until", "2020-01-01T12:00"), "is not later than everybody's due time"),
    ],
)
def test_a_wrong_extension_says_what_was_expected(
    graded: Path, typed: Typed, options: tuple[str, ...], sentence: str
) -> None:
    """And changes nothing."""
    ended = typed("extend", "s01", WEEK, "--course", graded, *options, "--yes")
    assert ended.code == 2
    assert sentence in ended.err


@pytest.mark.parametrize(
    ("when", "why"),
    [
        ("2027-03-28T02:30", "does not exist in Europe/Berlin"),
        ("2027-10-31T02:30", "happens twice in Europe"),
    ],
)
def test_a_time_that_clocks_skip_or_repeat_is_no_due_time(
    graded: Path, typed: Typed, when: str, why: str
) -> None:
    """As in the file of an assignment; with an offset it is clear."""
    path = graded / "exercises" / "assignments" / f"{WEEK}.toml"
    path.write_text(f'zone = "Europe/Berlin"\n{path.read_text()}')
    extend = ("extend", "s01", WEEK, "--yes", "--course", graded, "--until")
    ended = typed(*extend, when)
    assert (ended.code, why in ended.err) == (2, True)
    assert typed(*extend, f"{when}+02:00").code == 0


def test_the_log_says_who_did_what(graded: Path, typed: Typed) -> None:
    """The newest last, as many as asked for; of who was forgotten nothing is told."""
    typed("publish", WEEK, "--course", graded)
    typed("extend", "s01", WEEK, "--attempts", "1", "--yes", "--course", graded)
    typed("forget", "s01", "--yes", "--course", graded)
    lines = typed("log", "--course", graded).out.splitlines()
    said = [line.split("  ")[2:] for line in lines]
    assert said[-3:] == [["publish", WEEK], ["extend", f"{WEEK} for student 1"], ["forget"]]
    data = json.loads(typed("log", "--last", "1", "--json", "--course", graded).out)
    assert [(entry["action"], entry["about"]) for entry in data["entries"]] == [("forget", "")]


def test_hints_and_solutions_are_noted_where_there_is_a_store(graded: Path, typed: Typed) -> None:
    """Each says what it costs from now on; where there is a roster, who is on none looks freely."""
    manifest = graded / "exercises" / SLUG / "exercise.toml"
    manifest.write_text(f'{manifest.read_text()}hints = ["Twice.", "Twice as much.", "2 * x"]\n')
    hint = ("--student", "s01", "--course", graded)
    assert "Noted: 1 hint of C01 seen, which costs nothing." in typed("hint", "C01", *hint).out
    assert "which costs nothing" in typed("hint", "C01", *hint).out
    second = typed("hint", "C01", "2", *hint).out
    assert "Noted: 2 hints of C01 seen; what you hand in from now on loses 0.4 of 4 points." in second
    with opened(place_at(graded / ".grader")) as store, store.writing() as connection:
        put_person(connection, Person("s01", enrolled=True))
    assert "The first hint is free" in typed("hint", "C01", "3", "--course", graded).out
    assert typed("hint", "C01", "--student", "s10", "--course", graded).code == 2


def test_where_hand_ins_are_kept_the_solution_is_shown_after_one_with_full_score(folder: Folder) -> None:
    """What only lies in the folder is not judged: that would tell without an attempt whether it is right."""
    solutions = folder.root / "solutions" / SLUG
    solutions.mkdir(parents=True, exist_ok=True)
    (solutions / "model.py").write_text(RIGHT)
    solution = ("solution", "C01", "--student", "s01")
    folder.submits(HALF)
    folder.file.write_text(RIGHT)
    assert folder.types(*solution).code == 4
    folder.submits(RIGHT)
    folder.file.write_text(WRONG)
    shown = folder.types(*solution)
    assert (shown.code, RIGHT.strip() in shown.out) == (0, True)

    path = folder.root / "exercises" / "assignments" / f"{WEEK}.toml"
    path.write_text(f'{path.read_text()}tests = "after_published"\n')
    assert folder.types(*solution).code == 4, "it would tell what is told later"


@pytest.mark.parametrize(
    ("answer", "code", "said"),
    [("n\n", 4, "error: nothing was done\n"), (None, 130, ""), ("y\n", 0, "")],
    ids=["no", "Ctrl-C", "yes"],
)
def test_a_question_that_is_answered_with_no_changes_nothing(
    graded: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch, answer: str | None, code: int, said: str
) -> None:
    """It is refused then, and Ctrl-C is an interruption."""

    class Keyboard(io.StringIO):
        def isatty(self) -> bool:
            return True

        def readline(self, *_: Any) -> str:  # type: ignore[override]
            if answer is None:
                raise KeyboardInterrupt
            return answer

    monkeypatch.setattr("sys.stdin", Keyboard())
    ended = typed("extend", "s01", WEEK, "--until", "2999-01-01T12:00", "--course", graded)
    assert (ended.code, ended.err.lstrip("\n")) == (code, said)
    assert ("3 E" in typed("grades", WEEK, "--course", graded).out) is (code == 0)
