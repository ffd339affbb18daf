"""Where a course keeps its files, by its own configuration, and what a hostile `submitted` can do."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from grader.errors import UsageError

if TYPE_CHECKING:
    from grader.exchange.nbgrader.layout import Layout

WHEN = "2026-11-22 12:00:00.5 UTC"
THEN = datetime(2026, 11, 22, 12, 0, 0, 500_000, tzinfo=UTC)
NAMES = ["ada lovelace", "b[o]b*?", "it's", "100%s", "{student_id}", "--help", "Zoë", "a:b", "x..y", "?"]


@pytest.fixture(autouse=True)
def _nothing_of_this_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUPYTER_NO_CONFIG", "1")
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path / "jupyter"))


def layout(folder: Path, *lines: str) -> "Layout":
    """Return the layout of a course with this configuration."""
    from grader.exchange.nbgrader.layout import Layout  # nbgrader takes seconds to import

    if lines:
        (folder / "nbgrader_config.py").write_text("\n".join(("c = get_config()", *lines)))
    return Layout(folder)


def submit(folder: Path, student: str, assignment: str = "ps1", at: str | None = None) -> Path:
    """Make a folder of something submitted."""
    path = folder / "submitted" / student / assignment
    path.mkdir(parents=True)
    if at is not None:
        (path / "timestamp.txt").write_text(at)
    return path


def test_without_a_configuration_everything_is_in_the_folder(tmp_path: Path) -> None:
    """As nbgrader has it when it is run there."""
    path = submit(tmp_path, "ada", at=WHEN)
    found = layout(tmp_path)
    (one,) = found.submitted("ps1")
    assert (one.student, one.folder, one.at, one.linked) == ("ada", path, THEN, False)
    assert found.gradebook == f"sqlite:///{tmp_path}/gradebook.db"
    assert found.autograded("ps1", "ada") == tmp_path / "autograded" / "ada" / "ps1"
    assert found.feedback("ps1", "ada") == tmp_path / "feedback" / "ada" / "ps1"


@pytest.mark.parametrize("assignment", ["ps1", "ps[1]*", "p{s}.1", "ps 1?"])
def test_any_name_of_a_student_and_of_an_assignment_is_a_name(tmp_path: Path, assignment: str) -> None:
    """Neither is a pattern, in a course whose own folder has the signs of one."""
    folder = tmp_path / "co[u]rse*"
    for student in NAMES:
        submit(folder, student, assignment)
        submit(folder, student, "ps1x")
    assert sorted(one.student for one in layout(folder).submitted(assignment)) == sorted(NAMES)


@pytest.mark.parametrize("name", [b"\xff", b"a\nb", b"\x1b[2J"])
def test_a_name_that_cannot_be_shown_is_told_and_never_left_out(tmp_path: Path, name: bytes) -> None:
    """A gradebook and a screen would choke on it."""
    submit(tmp_path, os.fsdecode(name))
    with pytest.raises(UsageError, match="expected a student's name that can be shown; rename the folder"):
        layout(tmp_path).submitted("ps1")


def test_files_and_hidden_folders_are_no_students(tmp_path: Path) -> None:
    """A file manager leaves such things."""
    submit(tmp_path, ".ipynb_checkpoints")
    (tmp_path / "submitted" / "notes").mkdir()
    (tmp_path / "submitted" / "notes" / "ps1").touch()
    assert layout(tmp_path).submitted("ps1") == []


def test_a_folder_that_is_a_link_says_so_and_its_time_is_not_read(tmp_path: Path) -> None:
    """It leads where a student likes: to somebody else's notebook, or out of the course."""
    elsewhere = submit(tmp_path, "ada", at=WHEN)
    bob = tmp_path / "submitted" / "bob"
    bob.mkdir()
    (bob / "ps1").symlink_to(elsewhere)
    (tmp_path / "submitted" / "eve").symlink_to(elsewhere.parent)
    found = {one.student: (one.linked, one.at) for one in layout(tmp_path).submitted("ps1")}
    assert found == {"ada": (False, THEN), "bob": (True, None), "eve": (True, None)}


def test_a_link_of_the_instructor_is_followed(tmp_path: Path) -> None:
    """The course itself and all of `submitted` may be on another disk."""
    disk, course = tmp_path / "disk", tmp_path / "course"
    submit(disk, "ada")
    course.mkdir()
    (course / "submitted").symlink_to(disk / "submitted")
    (tmp_path / "link").symlink_to(course)
    assert [(one.student, one.linked) for one in layout(tmp_path / "link").submitted("ps1")] == [
        ("ada", False)
    ]


@pytest.mark.parametrize(
    ("said", "at"),
    [
        (WHEN, THEN),
        (f"{WHEN}\n", THEN),
        ("2026-11-22 12:00:00.5", THEN),
        ("9999-12-31 23:59:59 UTC", datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)),
        ("9999-12-31 23:59:59 -2300", None),
        ("", None),
        ("yesterday", None),
        ("9" * 150, None),
        ("2026-11-22 12:00:00 UTC" + " " * 500, None),
        ("2026-11-22 12:00:00 \N{HOT BEVERAGE}", None),
        ("\0", None),
    ],
)
def test_a_timestamp_is_a_time_or_nothing(tmp_path: Path, said: str, at: datetime | None) -> None:
    """Whatever a student's own program wrote there; without a zone it is UTC."""
    submit(tmp_path, "ada", at=said)
    (one,) = layout(tmp_path).submitted("ps1")
    assert one.at == at


def test_a_timestamp_that_is_no_file_is_nothing(tmp_path: Path) -> None:
    """Nobody waits for a pipe, and nothing is read through a link."""
    os.mkfifo(submit(tmp_path, "pipe") / "timestamp.txt")
    (submit(tmp_path, "folder") / "timestamp.txt").mkdir()
    (tmp_path / "time").write_text(WHEN)
    (submit(tmp_path, "link") / "timestamp.txt").symlink_to(tmp_path / "time")
    (submit(tmp_path, "bytes") / "timestamp.txt").write_bytes(b"\xff\xfe\0")
    assert {one.student: one.at for one in layout(tmp_path).submitted("ps1")} == dict.fromkeys(
        ("bytes", "folder", "link", "pipe")
    )


def test_the_configuration_may_name_other_places(tmp_path: Path) -> None:
    """What is relative is so to the folder of the configuration, wherever the command is typed."""
    found = layout(
        tmp_path,
        "c.CourseDirectory.root = 'data'",
        "c.CourseDirectory.db_url = 'sqlite:///grades.db'",
        "c.CourseDirectory.course_id = 'opt101'",
        "c.CourseDirectory.directory_structure = '{assignment_id}/{nbgrader_step}/{student_id}'",
        "c.CourseDirectory.submitted_directory = 'handed[in]'",
    )
    path = tmp_path / "data" / "ps1" / "handed[in]" / "ada"
    path.mkdir(parents=True)
    (path.parent / "eve").symlink_to(path)
    assert [(one.student, one.linked) for one in found.submitted("ps1")] == [("ada", False), ("eve", True)]
    assert found.autograded("ps1", "ada") == tmp_path / "data" / "ps1" / "autograded" / "ada"
    assert (found.gradebook, found.course_id) == (f"sqlite:///{tmp_path}/grades.db", "opt101")
    other = layout(tmp_path, "c.CourseDirectory.db_url = 'postgresql://somewhere/grades'")
    assert other.gradebook == "postgresql://somewhere/grades"


def test_the_configuration_of_the_user_counts_where_the_course_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in nbgrader, whose penalties many set for all their courses."""
    monkeypatch.delenv("JUPYTER_NO_CONFIG")
    (tmp_path / "jupyter").mkdir()
    (tmp_path / "jupyter" / "nbgrader_config.py").write_text(
        "c = get_config()\nc.LateSubmissionPlugin.penalty_method = 'zero'\n"
        "c.CourseDirectory.course_id = 'x'\n"
    )
    found = layout(tmp_path, "c.CourseDirectory.course_id = 'opt101'")
    assert (found.penalty("ada", 3.0, 60.0), found.course_id) == (3.0, "opt101")


@pytest.mark.parametrize(
    "line",
    [
        "raise KeyError('x')",
        "import no_such_module",
        "raise SystemExit('enough')",
        "c.CourseDirectory.course_id = 7",
        "c.CourseDirectory.root = 7",
        "c.LateSubmissionPlugin.penalty_method = 'half'",
        "c.AssignLatePenalties.plugin_class = 'no_such_module.Rule'",
        "(",
    ],
)
def test_a_configuration_that_fails_is_told_in_one_sentence(tmp_path: Path, line: str) -> None:
    """It is Python, and may do anything."""
    with pytest.raises(UsageError, match=r"nbgrader \(nbgrader_config\.py\) cannot be used: \w+: "):
        layout(tmp_path, line)


RULE = """
from nbgrader.plugins import BasePlugin


class Rule(BasePlugin):
    def late_submission_penalty(self, student, score, late):
        {}
"""
OWN = "c.AssignLatePenalties.plugin_class = {}"


@pytest.mark.parametrize(
    ("rule", "taken_off"),
    [
        ("return late / 60", 2.0),
        ("return score * 2", 5.0),
        ("return float('inf')", 5.0),
        ("return -1", 0.0),
        ("return True", 1.0),
        ("return None", None),
        ("return '0.5'", 0.5),
    ],
)
def test_a_rule_of_the_course_takes_off_between_nothing_and_everything(
    tmp_path: Path, rule: str, taken_off: float | None
) -> None:
    """As nbgrader itself adjusts it."""
    found = layout(tmp_path, RULE.format(rule), OWN.format("Rule"))
    assert found.penalty("ada", 5.0, 120.0) == taken_off


@pytest.mark.parametrize(
    "rule", ["return float('nan')", "return 'half'", "return [1]", "raise KeyError(late)"]
)
def test_a_rule_that_fails_is_told_with_the_student(tmp_path: Path, rule: str) -> None:
    """Not guessed: somebody must mend it."""
    found = layout(tmp_path, RULE.format(rule), OWN.format("Rule"))
    with pytest.raises(
        UsageError, match=r"^ada: the late penalty of .*nbgrader_config\.py fails: \w+Error: "
    ):
        found.penalty("ada", 5.0, 120.0)


def test_a_rule_may_lie_in_a_file_of_the_course(tmp_path: Path) -> None:
    """As where `nbgrader` is run in the folder."""
    (tmp_path / "our_late_rule.py").write_text(RULE.format("return 0.25"))
    found = layout(tmp_path, OWN.format("'our_late_rule.Rule'"))
    assert found.penalty("ada", 5.0, 1.0) == 0.25
