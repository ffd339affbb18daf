"""What is entered for what was submitted, again and again, and what stays as people left it."""

import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from grader.errors import UsageError
from tests.courses import BROKEN, RAISES, RIGHT, WRONG

if TYPE_CHECKING:
    from tests.exchange.nbgrader.small import SmallCourse

CHALLENGE, QUIZ, PS1 = "doubling", "sums", "ps1"
TESTS, PROSE = "hidden-tests", "Q03-answer-text"
AT = "2026-11-22 12:00:00.000000 UTC"
DUE = "2026-11-22 11:00:00"
SOME = "def double(x):\n    return 2 * abs(x)\n"
"""Three of four points."""
TEXT = "One can always add one."


def test_scores_comments_and_times_are_entered(small: "SmallCourse") -> None:
    """For everybody who submitted something, and for each notebook of the assignment."""
    small.submit(
        "ada", {CHALLENGE: small.code(RIGHT), QUIZ: small.answers(Q02='Q02 = ["a"]', Q03=TEXT)}, at=AT
    )
    small.submit("bob", {CHALLENGE: small.code(SOME), QUIZ: small.answers()})
    small.submit("eve", {CHALLENGE: small.code(BROKEN), QUIZ: "{"})
    small.submit("joe", {})
    assert small.grade() == 0

    assert {name: one[CHALLENGE] for name, one in small.scores().items()} == {
        "ada": 4,
        "bob": 3,
        "eve": 0,
        "joe": 0,
    }
    waits = {name: small.given(name, QUIZ)[PROSE]["needs_manual_grade"] for name in small.scores()}
    assert waits == {"ada": True, "bob": False, "eve": False, "joe": False}
    texts = {name: small.said(name, QUIZ)[PROSE]["auto_comment"] for name in small.scores()}
    assert texts == {"ada": None, **dict.fromkeys(("bob", "eve", "joe"), "No response.")}
    said = {name: small.said(name, CHALLENGE)["code"]["auto_comment"] for name in small.scores()}
    assert said == {
        "ada": None,
        "bob": "The cell of the hidden tests says which of them fail.",
        "eve": "The cell of the hidden tests says why it cannot be graded.",
        "joe": None,
    }
    with small.book() as book:
        assert str(book.find_submission(PS1, "ada").timestamp) == "2026-11-22 12:00:00"
        assert book.find_submission(PS1, "bob").timestamp is None
    assert (small.folder / "autograded" / "ada" / PS1 / "timestamp.txt").read_text() == AT
    there = {str(path.relative_to(small.folder)) for path in small.folder.glob("*/*/ps1/*.*")}
    for name in ("ada", "bob", "eve"):
        for slug in (CHALLENGE, QUIZ):
            assert {f"autograded/{name}/ps1/{slug}.ipynb", f"feedback/{name}/ps1/{slug}.html"} <= there
    assert not any("joe" in path for path in there)
    page = (small.folder / "feedback" / "bob" / PS1 / f"{CHALLENGE}.html").read_text()
    assert "A negative number." in page


@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")  # nbgrader opens one and leaves it so
def test_nbgrader_releases_the_pages_to_who_submitted(small: "SmallCourse", tmp_path: Path) -> None:
    """It names each after the secret of the submission; one submitted later has another."""
    from nbgrader.auth import Authenticator
    from nbgrader.coursedir import CourseDirectory
    from nbgrader.exchange.default import ExchangeReleaseFeedback
    from nbgrader.utils import notebook_hash
    from traitlets.config import Config

    config = Config()
    config.CourseDirectory.root, config.CourseDirectory.course_id = str(small.folder), "small"
    config.CourseDirectory.assignment_id = PS1
    config.Exchange.root = str(tmp_path / "exchange")
    released = tmp_path / "exchange" / "small" / "feedback"
    released.mkdir(parents=True)
    for secret in ("first", "second"):
        folder = small.submit("ada", {CHALLENGE: small.code(RIGHT)}, at=AT)
        (folder / "submission_secret.txt").write_text(secret)
        small.grade(PS1)
        course, people = CourseDirectory(config=config), Authenticator(config=config)
        ExchangeReleaseFeedback(coursedir=course, authenticator=people, config=config).start()

        page = (small.folder / "feedback" / "ada" / PS1 / f"{CHALLENGE}.html").read_text()
        name = notebook_hash(secret=secret, notebook_id=CHALLENGE)
        assert (released / f"{name}.html").read_text() == page
    (folder / "submission_secret.txt").unlink()
    small.grade(PS1)
    assert not list(small.folder.glob(f"*/ada/{PS1}/submission_secret.txt"))


def test_graders_are_not_told_whose_it_is(small: "SmallCourse") -> None:
    """The formgrader hides names until it is asked for them; so does what it shows of us."""
    for student, code in (("ada.lovelace", SOME), ("eve.online", BROKEN)):
        small.submit(student, {CHALLENGE: small.code(code), QUIZ: small.answers(Q03=TEXT)})
    small.grade()
    for student in ("ada.lovelace", "eve.online"):
        for slug in (CHALLENGE, QUIZ):
            text = (small.folder / "autograded" / student / PS1 / f"{slug}.ipynb").read_text()
            assert "execute_result" in text
            assert student not in text


def test_the_second_time_nothing_changes(small: "SmallCourse") -> None:
    """No row and no file, although people gave points and wrote in between."""
    small.due(DUE)
    small.configure("c.LateSubmissionPlugin.penalty_method = 'zero'")
    small.submit("ada", {CHALLENGE: small.code(SOME), QUIZ: small.answers(Q03=TEXT)}, at=AT)
    small.submit("bob", {CHALLENGE: small.code(RAISES)})
    small.grade()
    once = small.dump()
    small.grade()
    assert small.dump() == once
    small.give("ada", QUIZ, PROSE, 2.0, 0.5, "Good.")
    small.grade()
    told = small.dump()
    small.grade()
    assert small.dump() == told


def test_what_people_gave_stays_and_is_looked_at_again_when_something_else_is_submitted(
    small: "SmallCourse",
) -> None:
    """A manual score, extra credit and a comment; an edited output or file time is nothing else."""
    small.submit("ada", {CHALLENGE: small.code(SOME), QUIZ: small.answers(Q03=TEXT)}, at=AT)
    small.grade()
    small.give("ada", QUIZ, PROSE, 2.0, 0.5, "Good.")
    small.give("ada", CHALLENGE, TESTS, None, 1.0)

    notebook = json.loads(small.answers(Q03=TEXT))
    notebook["cells"][0] |= {"source": "# Easier", "outputs": [SOME]}
    notebook["metadata"] = {"a": 1}
    small.submit("ada", {CHALLENGE: small.code(SOME), QUIZ: json.dumps(notebook)})
    small.grade()
    kept = small.given("ada", QUIZ)[PROSE]
    assert (kept["manual_score"], kept["extra_credit"], kept["needs_manual_grade"]) == (2.0, 0.5, False)
    assert small.said("ada", QUIZ)[PROSE]["manual_comment"] == "Good."
    assert small.scores()["ada"] == {CHALLENGE: 4.0, QUIZ: 2.5}

    small.submit("ada", {CHALLENGE: small.code(RIGHT), QUIZ: small.answers(Q03="Another text.")})
    small.grade()
    kept = small.given("ada", QUIZ)[PROSE]
    assert (kept["manual_score"], kept["extra_credit"], kept["needs_manual_grade"]) == (2.0, 0.5, True)
    assert small.said("ada", QUIZ)[PROSE]["manual_comment"] == "Good."
    tests = small.given("ada", CHALLENGE)[TESTS]
    assert (tests["auto_score"], tests["extra_credit"], tests["needs_manual_grade"]) == (4.0, 1.0, True)
    small.grade()
    assert small.given("ada", QUIZ)[PROSE]["needs_manual_grade"]
    small.give("ada", QUIZ, PROSE, 1.0)
    small.grade()
    assert not small.given("ada", QUIZ)[PROSE]["needs_manual_grade"]


def test_a_notebook_that_is_gone_is_worth_nothing_and_nothing_old_is_shown(small: "SmallCourse") -> None:
    """A student submitted again, without it; what a person gave must be looked at."""
    small.submit("ada", {CHALLENGE: small.code(RIGHT), QUIZ: small.answers(Q03=TEXT)})
    small.grade()
    small.give("ada", QUIZ, PROSE, 2.0)
    small.submit("ada", {CHALLENGE: small.code(RIGHT)})
    small.grade()
    given = small.given("ada", QUIZ)
    assert {one["auto_score"] for one in given.values()} == {0.0}
    assert [name for name, one in given.items() if one["needs_manual_grade"]] == [PROSE]
    assert not list(small.folder.glob(f"*/ada/{PS1}/{QUIZ}.html"))
    assert list(small.folder.glob(f"autograded/ada/{PS1}/*.ipynb")) == [
        small.folder / "autograded" / "ada" / PS1 / f"{CHALLENGE}.ipynb"
    ]


RULE = """
from nbgrader.plugins import BasePlugin

class Rule(BasePlugin):
    def late_submission_penalty(self, student, score, late):
        return {}

c.AssignLatePenalties.plugin_class = Rule
"""


@pytest.mark.parametrize(
    ("configuration", "taken_off"),
    [
        ("", None),
        ("c.LateSubmissionPlugin.penalty_method = 'zero'", 3.0),
        (RULE.format("late / 3600"), 1.0),
        (RULE.format("99"), 3.0),
        (RULE.format("-1"), 0.0),
        (RULE.format("None"), None),
    ],
)
def test_who_is_late_loses_what_the_course_takes_off(
    small: "SmallCourse", configuration: str, taken_off: float | None
) -> None:
    """An hour; the page of feedback says so. Who is in time, or becomes so, loses nothing."""
    small.due(DUE)
    small.configure(configuration)
    small.submit("ada", {CHALLENGE: small.code(SOME)}, at=AT)
    small.submit("bob", {CHALLENGE: small.code(SOME)}, at="2026-11-22 10:00:00 UTC")
    small.grade()

    def penalty(student: str) -> float | None:
        with small.book() as book:
            found: float | None = book.find_submission_notebook(
                CHALLENGE, PS1, student
            ).late_submission_penalty
            return found

    assert (penalty("ada"), penalty("bob")) == (taken_off, None)
    page = (small.folder / "feedback" / "ada" / PS1 / f"{CHALLENGE}.html").read_text()
    assert ("taken off, as it is late" in page) == bool(taken_off)
    with small.book() as book:
        book.grant_extension(PS1, "ada", hours=2)
    small.grade()
    assert penalty("ada") is None


def test_a_late_rule_that_fails_enters_nothing_for_the_student(small: "SmallCourse") -> None:
    """One sentence; a score without its penalty would be half of the truth."""
    small.due(DUE)
    small.configure(RULE.format("1 / 0"))
    small.submit("ada", {CHALLENGE: small.code(SOME)}, at=AT)
    with pytest.raises(UsageError, match=r"^ada: the late penalty of .* fails: ZeroDivisionError: "):
        small.grade()
    assert small.given("ada", CHALLENGE)[TESTS]["auto_score"] is None
    assert not (small.folder / "autograded").exists()


@pytest.mark.parametrize("last", [0, 1, 3, 9])
def test_killed_in_between_the_next_run_makes_it_whole(
    small: "SmallCourse", tmp_path: Path, monkeypatch: pytest.MonkeyPatch, last: int
) -> None:
    """Scores and files are the same as undisturbed, also what a person must look at again."""
    import grader.exchange.nbgrader.entering as entering
    from grader.exchange.nbgrader.gradebook import Book
    from tests.exchange.nbgrader.small import SmallCourse

    small.submit("ada", {CHALLENGE: small.code(SOME), QUIZ: small.answers(Q03=TEXT)}, at=AT)
    small.grade()
    small.give("ada", QUIZ, PROSE, 2.0)
    small.give("ada", CHALLENGE, TESTS, 1.0)
    small.submit("ada", {CHALLENGE: small.code(RIGHT), QUIZ: small.answers(Q03="Another.")}, at=AT)
    small.submit("bob", {CHALLENGE: small.code(RIGHT)}, at=AT)

    shutil.copytree(small.folder.parent, tmp_path / "undisturbed")
    undisturbed = SmallCourse(tmp_path / "undisturbed")
    undisturbed.grade()
    steps = iter(range(last))

    def ends(what: Callable[..., Any]) -> Callable[..., Any]:
        def step(*said: Any) -> Any:
            if next(steps, None) is None:
                raise KeyboardInterrupt
            return what(*said)

        return step

    with monkeypatch.context() as patch:
        patch.setattr(entering, "_write", ends(entering._write))
        patch.setattr(Book, "enter", ends(Book.enter))
        with pytest.raises(KeyboardInterrupt):
            small.grade()
    assert small.seen() != undisturbed.seen()
    assert small.grade() == 0
    assert small.seen() == undisturbed.seen()
    assert small.given("ada", QUIZ)[PROSE]["needs_manual_grade"]
    assert small.given("ada", CHALLENGE)[TESTS]["needs_manual_grade"]
    assert small.scores() == {"ada": {CHALLENGE: 1.0, QUIZ: 2.0}, "bob": {CHALLENGE: 4.0, QUIZ: 0.0}}
    assert len(list(small.folder.glob("autograded/*/ps1/*.ipynb"))) == 3


def test_tests_that_an_assignment_hides_are_shown_to_nobody(small: "SmallCourse") -> None:
    """Neither on the page nor in the notebook; the points are those of all."""
    from tests.classes import write_assignment

    rules = 'schema = 1\ntitle = "Week"\ntests = "hidden"\nexercises = [{ slug = "doubling" }]\n'
    write_assignment(small.ours, rules, PS1)
    small.submit("bob", {CHALLENGE: small.code(SOME)}, at=AT)
    small.grade()

    page = (small.folder / "feedback" / "bob" / PS1 / "doubling.html").read_text()
    notebook = (small.folder / "autograded" / "bob" / PS1 / "doubling.ipynb").read_text()
    assert "2 tests not shown" in page
    assert not [name for name in ("H01", "H02") if name in page + notebook]
    assert small.scores()["bob"][CHALLENGE] == 3
    assert small.said("bob", CHALLENGE)["code"]["auto_comment"] == "Some of the hidden tests fail."
    write_assignment(small.ours, rules.replace('"hidden"', '"visible"'), PS1)
    small.grade()
    page = (small.folder / "feedback" / "bob" / PS1 / "doubling.html").read_text()
    assert "H02" in page
    assert "double(-" in page


def test_what_the_grader_could_not_grade_enters_nothing(
    small: "SmallCourse", monkeypatch: pytest.MonkeyPatch
) -> None:
    """The student keeps what was there; the exit code says that it was the grader."""
    from grader.cli.main import ExitCode
    from grader.cli.nbgrader import _Run

    for name in ("ada", "bob"):
        small.submit(name, {CHALLENGE: small.code(SOME)}, at=AT)
    small.grade()
    small.give("ada", CHALLENGE, TESTS, 2.0)
    before = small.seen()
    results = _Run._results

    def failing(self: Any, *said: Any) -> Any:
        found = results(self, *said)
        for name, record in found.items():
            if name.startswith("ada"):
                found[name] = {**record, "verdict": "not_graded", "points": 0, "tests": []}
        return found

    small.submit("ada", {CHALLENGE: small.code(RIGHT)}, at=AT)
    small.submit("bob", {CHALLENGE: small.code(RIGHT)}, at=AT)
    with monkeypatch.context() as patch:
        patch.setattr(_Run, "_results", failing)
        assert small.grade() is ExitCode.OURS
    after = small.seen()
    assert {name for name in after if after[name] != before[name]} == {
        "autograded/bob/ps1/doubling.ipynb",
        "bob, doubling",
        "feedback/bob/ps1/doubling.html",
    }
    assert small.grade() is ExitCode.DONE


STRANGE = ["ada lovelace", "Zoë", "it's", "100%s", "b[o]b*?", "--data=x", "{student_id}", "a;b&c", "<b>eve"]


def test_any_name_of_a_student_is_entered_as_it_is(small: "SmallCourse") -> None:
    """In the gradebook, in file names and in the store; one name matches nobody else's."""
    for name in STRANGE:
        small.submit(name, {CHALLENGE: small.code(RIGHT)}, at=AT)
    small.submit("bob", {CHALLENGE: small.code(WRONG)}, at=AT)
    assert small.grade() == 0
    scores = {name: one[CHALLENGE] for name, one in small.scores().items()}
    assert scores == {**dict.fromkeys(STRANGE, 4.0), "bob": 0.0}
    assert {path.name for path in (small.folder / "autograded").iterdir()} == {*STRANGE, "bob"}
    assert "<b>eve" not in (small.folder / "feedback" / "<b>eve" / PS1 / f"{CHALLENGE}.html").read_text()


REFUSED = ("hand in the file itself", "hand in the folder itself", "not a file", "bytes; at most")


def test_nothing_is_read_or_written_through_links_of_a_submission(
    small: "SmallCourse", tmp_path: Path
) -> None:
    """Neither a notebook nor a folder that is one; what is not read is refused, and worth nothing."""
    right = small.submit("ada", {CHALLENGE: small.code(RIGHT)}, at=AT)
    (small.submit("file", {}) / f"{CHALLENGE}.ipynb").symlink_to(right / f"{CHALLENGE}.ipynb")
    (small.submit("broken", {}) / f"{CHALLENGE}.ipynb").symlink_to(tmp_path / "nowhere")
    os.mkfifo(small.submit("pipe", {}) / f"{CHALLENGE}.ipynb")
    (small.submit("folder", {}) / f"{CHALLENGE}.ipynb").mkdir()
    (small.submit("huge", {}) / f"{CHALLENGE}.ipynb").write_text(f"{small.code(RIGHT)}{' ' * 2**23}")
    submitted = small.folder / "submitted"
    (submitted / "inner").mkdir()
    (submitted / "inner" / PS1).symlink_to(right)
    (submitted / "outer").symlink_to(right.parent)
    assert small.grade() == 0
    names = ["ada", "broken", "file", "folder", "huge", "inner", "outer", "pipe"]
    assert {name: one[CHALLENGE] for name, one in small.scores().items()} == {
        **dict.fromkeys(names, 0.0),
        "ada": 4.0,
    }
    for name in names[1:]:
        text = (small.folder / "autograded" / name / PS1 / f"{CHALLENGE}.ipynb").read_text()
        assert "return 2 * x" not in text
        assert any(why in text for why in REFUSED), name
    assert sorted(path.name for path in right.iterdir()) == [f"{CHALLENGE}.ipynb", "timestamp.txt"]


def test_links_of_the_instructor_are_followed(small: "SmallCourse", tmp_path: Path) -> None:
    """What is shown to graders may be on another disk; what students submitted is not touched."""
    for step in ("autograded", "feedback"):
        (tmp_path / step).mkdir()
        (small.folder / step).symlink_to(tmp_path / step)
    folder = small.submit("ada", {CHALLENGE: small.code(RIGHT)}, at=AT)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
    small.grade()
    assert (tmp_path / "autograded" / "ada" / PS1 / f"{CHALLENGE}.ipynb").is_file()
    assert (tmp_path / "feedback" / "ada" / PS1 / f"{CHALLENGE}.html").is_file()
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()} == before


def test_an_assignment_that_grew_gets_its_place_in_submissions_that_were_there(small: "SmallCourse") -> None:
    """Nbgrader makes places when something is submitted first; nothing that people gave is lost."""
    small.submit("ada", {CHALLENGE: small.code(RIGHT), QUIZ: small.answers(Q03=TEXT)}, at=AT)
    small.grade()
    small.give("ada", CHALLENGE, TESTS, 3.0)
    quiz = (
        "(SELECT s.id FROM submitted_notebook s JOIN notebook n ON n.id = s.notebook_id "
        "WHERE n.name = 'sums')"
    )
    with closing(sqlite3.connect(small.folder / "gradebook.db")) as book, book:
        for table in ("grade", "comment"):
            book.execute(f"DELETE FROM {table} WHERE notebook_id IN {quiz}")
        book.execute(f"DELETE FROM submitted_notebook WHERE id IN {quiz}")
        book.execute("DELETE FROM comment")
    assert small.grade() == 0
    assert set(small.given("ada", QUIZ)) == {"Q01-judged", "Q02-judged", PROSE, "Q04-judged"}
    assert set(small.said("ada", QUIZ)) == {PROSE}
    assert set(small.said("ada", CHALLENGE)) == {"code"}
    assert small.given("ada", CHALLENGE)[TESTS]["manual_score"] == 3.0
    once = small.dump()
    small.grade()
    assert small.dump() == once


def _remove(path: Path) -> None:
    path.unlink()


def _other(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as book:
        book.execute("CREATE TABLE recipes (name TEXT)")


def _old(path: Path) -> None:
    with closing(sqlite3.connect(path)) as book:
        book.execute("ALTER TABLE submitted_notebook DROP COLUMN late_submission_penalty")


def _older(path: Path) -> None:
    with closing(sqlite3.connect(path)) as book:
        book.execute("DROP TABLE course")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_remove, "there is no gradebook yet; `nbgrader generate_assignment NAME` makes it"),
        (_other, "is no gradebook of nbgrader; `nbgrader generate_assignment NAME` makes it"),
        (lambda path: path.write_bytes(b""), "is no gradebook of nbgrader"),
        (
            lambda path: path.write_bytes(b"text" * 500),
            "the gradebook cannot be used: file is not a database",
        ),
        (_old, r"no such column: .*keep a copy of it and run `nbgrader db upgrade`"),
        (_older, r"no such table: course; .*keep a copy of it and run `nbgrader db upgrade`"),
    ],
)
def test_a_gradebook_that_cannot_be_used_is_told_and_left_as_it_is(
    small: "SmallCourse", spoil: Callable[[Path], object], said: str
) -> None:
    """Nbgrader itself would make one of any database, and of nothing."""
    small.submit("ada", {CHALLENGE: small.code(RIGHT)}, at=AT)
    path = small.folder / "gradebook.db"
    spoil(path)
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(UsageError, match=said) as told:
        small.grade()
    assert "\n" not in str(told.value)
    assert (path.read_bytes() if path.exists() else None) == before
    assert not (small.folder / "autograded").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("mode=ro&uri=true", "readonly database; this user may not write the file or its folder"),
        ("timeout=0", "database is locked; another program writes in it; try again when that has ended"),
    ],
)
def test_a_gradebook_that_cannot_be_written_is_told_and_nothing_is_half_done(
    small: "SmallCourse", caplog: pytest.LogCaptureFixture, options: str, said: str
) -> None:
    """No score, no file, and no traceback in a log; later the same command does it."""
    small.submit("ada", {CHALLENGE: small.code(RIGHT)}, at=AT)
    path = small.folder / "gradebook.db"
    prefix = "file:" if "uri" in options else ""
    small.configure(f"c.CourseDirectory.db_url = 'sqlite:///{prefix}{path}?{options}'")
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(UsageError, match=said) as told:
            small.grade()
    assert "\n" not in str(told.value)
    assert not (small.folder / "autograded").exists()
    assert "Traceback" not in caplog.text
    assert small.scores() == {}
    small.configure("")
    assert small.grade() == 0
    assert small.scores()["ada"][CHALLENGE] == 4.0


@pytest.mark.parametrize("table", ["submitted_notebook", "comment", "grade"])
def test_a_disk_that_gets_full_leaves_no_half_of_an_entry(small: "SmallCourse", table: str) -> None:
    """Scores, comments and the penalty are written together; a trigger speaks as the disk would."""
    small.submit("ada", {CHALLENGE: small.code(SOME)}, at=AT)
    small.grade()
    before = small.seen()
    small.due(DUE)
    small.configure("c.LateSubmissionPlugin.penalty_method = 'zero'")
    small.submit("ada", {CHALLENGE: small.code(BROKEN)}, at=AT)
    full = "SELECT RAISE(ABORT, 'database or disk is full'); END"
    with closing(sqlite3.connect(small.folder / "gradebook.db")) as book:
        book.execute(f"CREATE TRIGGER full BEFORE UPDATE ON {table} BEGIN {full}")
    with pytest.raises(UsageError, match=r"disk is full; make room on the disk; the same command goes on"):
        small.grade()
    assert small.seen() == before
    with closing(sqlite3.connect(small.folder / "gradebook.db")) as book:
        book.execute("DROP TRIGGER full")
    assert small.grade() == 0
    assert small.scores()["ada"][CHALLENGE] == 0.0


def test_no_password_of_a_gradebook_on_a_server_is_told(small: "SmallCourse") -> None:
    """What is said may be shown to others; here the driver is missing, or nobody listens."""
    small.configure("c.CourseDirectory.db_url = 'postgresql://me:secret@localhost:1/grades'")
    with pytest.raises(UsageError, match=r"^postgresql://localhost:1/grades: the gradebook cannot") as told:
        small.grade()
    assert "secret" not in str(told.value)


@pytest.mark.parametrize("step", ["autograded", "feedback"])
def test_a_folder_that_cannot_be_written_is_told_and_the_next_run_goes_on(
    small: "SmallCourse", step: str
) -> None:
    """A file is in its place."""
    small.submit("ada", {CHALLENGE: small.code(RIGHT)}, at=AT)
    (small.folder / step).touch()
    with pytest.raises(UsageError, match=rf"/{step}/ada/ps1: cannot be made: "):
        small.grade()
    (small.folder / step).unlink()
    assert small.grade() == 0
    assert len(list(small.folder.glob("*/ada/ps1/doubling.*"))) == 3


def test_cells_that_an_instructor_added_are_judged_by_people(small: "SmallCourse") -> None:
    """A task and a cell of tests in a notebook of ours: they wait there, and keep what is given."""
    from tests.exchange.nbgrader.small import know

    notebook = json.loads((small.folder / "source" / PS1 / f"{CHALLENGE}.ipynb").read_text())
    said = {"schema_version": 3, "grade": False, "solution": False, "locked": False, "points": 5}
    task = {**said, "grade_id": "essay", "task": True}
    tests = {**said, "grade_id": "own", "grade": True, "locked": True, "task": False}
    notebook["cells"] += [
        {"cell_type": "markdown", "id": "essay", "metadata": {"nbgrader": task}, "source": "Write below."},
        {"cell_type": "markdown", "id": "own", "metadata": {"nbgrader": tests}, "source": "Names"},
    ]
    know(small.folder, PS1, CHALLENGE, json.dumps(notebook))
    small.submit("ada", {CHALLENGE: json.dumps(notebook)})
    small.submit("bob", {CHALLENGE: small.code(RIGHT)})
    small.grade()
    for student in ("ada", "bob"):
        grades = small.given(student, CHALLENGE)
        assert [name for name, one in grades.items() if one["needs_manual_grade"]] == ["own", "essay"]
        text = (small.folder / "autograded" / student / PS1 / f"{CHALLENGE}.ipynb").read_text()
        cells = [one["metadata"].get("nbgrader", {}) for one in json.loads(text)["cells"]]
        (shown,) = [one for one in cells if one.get("grade_id") == "essay"]
        assert (shown["task"], shown["grade"], shown["points"]) == (True, False, 5.0)
    small.give("ada", CHALLENGE, "essay", 3.0, None, "Good.")
    small.grade()
    assert small.scores()["ada"][CHALLENGE] == 7.0
    assert not small.given("ada", CHALLENGE)["essay"]["needs_manual_grade"]
    small.submit("ada", {CHALLENGE: small.code(SOME)})
    small.grade()
    essay = small.given("ada", CHALLENGE)["essay"]
    assert (essay["manual_score"], essay["needs_manual_grade"]) == (3.0, True)


def test_one_exercise_in_two_assignments_is_one_attempt_in_each(small: "SmallCourse") -> None:
    """Grading both again makes no new ones."""
    from grader.store.attempts import attempts_of
    from grader.store.opening import opened
    from grader.store.place import place_at
    from tests.exchange.nbgrader.small import know

    source = (small.folder / "source" / PS1 / f"{CHALLENGE}.ipynb").read_text()
    with small.book() as book:
        book.add_assignment("ps2")
    know(small.folder, "ps2", CHALLENGE, source)
    small.submit("ada", {CHALLENGE: small.code(RIGHT)})
    small.submit("ada", {CHALLENGE: small.code(SOME)}, assignment="ps2")
    for _ in range(2):
        small.grade()
    with opened(place_at(small.store)) as store, store.reading() as connection:
        names = [one.name for one in attempts_of(connection, CHALLENGE)]
    assert names == ["ada/ps1/doubling.ipynb", "ada/ps2/doubling.ipynb"]
