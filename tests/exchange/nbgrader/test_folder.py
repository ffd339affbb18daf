"""The note in the folder of a course of nbgrader: where the exercises are."""

from pathlib import Path

import pytest

from grader.errors import UsageError
from grader.exchange.nbgrader.folder import (
    MAX_NOTE_BYTES,
    NOTE,
    NbgraderCourse,
    nbgrader_course,
    note_on,
    require_note_of,
)

EXPECTED = 'expected course = "FOLDER" with the folder of the exercises, got '


def write_note(folder: Path, text: str | bytes) -> Path:
    """Write the note in the folder of a course."""
    folder.mkdir(parents=True, exist_ok=True)
    note = folder / NOTE
    note.write_bytes(text if isinstance(text, bytes) else text.encode())
    return note


@pytest.mark.parametrize(
    "name", ["course", "Übung für Zoë", 'it\'s "so"', "back\\slash", "a # b = c", "🎓", "two\nlines"]
)
def test_a_note_finds_the_course_again(tmp_path: Path, name: str) -> None:
    """Whatever its folder is called."""
    course = tmp_path / name
    course.mkdir()
    write_note(tmp_path / "nb", note_on(course))

    assert nbgrader_course(tmp_path / "nb") == NbgraderCourse(tmp_path / "nb", course)


def test_it_is_found_from_below(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As from where a notebook is graded; a folder may be named from the note."""
    (tmp_path / "course").mkdir()
    write_note(tmp_path / "nb", 'course = "../course"')
    below = tmp_path / "nb" / "autograded" / "s01" / "week-1"
    below.mkdir(parents=True)
    found = NbgraderCourse(tmp_path / "nb", tmp_path / "nb" / ".." / "course")

    assert nbgrader_course(below) == found
    monkeypatch.chdir(below)
    assert nbgrader_course(Path()) == found
    assert nbgrader_course(Path("../..")) == found


def test_a_note_that_was_handed_in_does_not_count(tmp_path: Path) -> None:
    """Else a student could say which hidden tests there are."""
    (tmp_path / "course").mkdir()
    (tmp_path / "forged").mkdir()
    write_note(tmp_path / "nb", note_on(tmp_path / "course"))
    handed_in = tmp_path / "nb" / "autograded" / "s01" / "week-1"
    write_note(handed_in, note_on(tmp_path / "forged"))

    assert nbgrader_course(handed_in).course == tmp_path / "course"


def test_a_folder_without_a_note_is_no_course_of_ours(tmp_path: Path) -> None:
    """It is told which command writes one; a folder of that name is none."""
    (tmp_path / NOTE).mkdir()

    with pytest.raises(UsageError) as caught:
        nbgrader_course(tmp_path)
    assert str(caught.value) == (
        f"{tmp_path}: expected a course of nbgrader with grader.toml, which `grader build ... --to nbgrader` "
        "writes"
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('course = "', "cannot be read: Unterminated string (at end of document)"),
        (b'course = "\xff"', "cannot be read: 'utf-8' codec can't decode byte 0xff"),
        ("a = " + "[" * 5000, "cannot be read: maximum recursion depth exceeded"),
        (f'course = "{"x" * 5000}"', "cannot be read: [Errno "),
        ("#" * MAX_NOTE_BYTES + '\ncourse = "/"', EXPECTED + "None"),
        ("", EXPECTED + "None"),
        ('Course = "/"', EXPECTED + "None"),
        ("course = 3", EXPECTED + "3"),
        ('course = "/no/such/folder"', EXPECTED + "'/no/such/folder'"),
        ('course = "grader.toml"', EXPECTED + "'grader.toml'"),
        (r'course = "/\u0000"', EXPECTED + r"'/\x00'"),
    ],
    ids=lambda value: str(value)[:12],
)
def test_a_broken_note_is_told(tmp_path: Path, text: str | bytes, why: str) -> None:
    """With what mends it."""
    note = write_note(tmp_path, text)

    with pytest.raises(UsageError) as caught:
        nbgrader_course(tmp_path)
    assert str(caught.value).startswith(f"{note}: {why}")
    cure = "write there where it is now" if why.startswith(EXPECTED) else "`grader build` writes it again"
    assert str(caught.value).endswith(f"; {cure}")


def test_a_folder_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """Nobody is told of a fault of the grader; a name that is too long is refused to root as well."""
    folder = tmp_path / ("n" * 300)

    for look in (nbgrader_course, lambda start: require_note_of(start, tmp_path)):
        with pytest.raises(UsageError) as caught:
            look(folder)
        assert str(caught.value) == f"{folder}: cannot be read: File name too long"
