"""Pages of feedback are named so that their system gives each to its student."""

import io
import json
import zipfile
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from grader.assignments import Assignment, Part, Total
from grader.errors import UsageError
from grader.exchange.exports.collected import collected_from, with_ids
from grader.exchange.exports.feedback import archive_of, canvas_paths, moodle_paths
from grader.exchange.exports.matching import PARTICIPANT
from grader.gradebook import Book, Row
from grader.store.people import Person
from tests.courses import write_course

FOLDERS = {
    "s01": {
        "ids": {"canvas": "42", "participant": "5001"},
        "files": [{"path": "in/liada_LATE_42_77_hw-1.py"}],
    },
    "s02": {"ids": {}, "files": []},
}
NAMES = ["Ada_Li / ../x", "王 🎉", ".."]
CLASS = [Person(f"s0{k}", name, ids={PARTICIPANT: f"500{k}"}) for k, name in enumerate(NAMES, 1)]


def note(**said: Any) -> bytes:
    """Return the note of a download."""
    return json.dumps({"schema": 1, "from": "canvas", "students": FOLDERS, **said}).encode()


def numbers_as_canvas(name: str) -> list[str]:
    """Return by what Canvas knows a file that comes back: the first two pieces of digits alone."""
    return [piece for piece in name.split("_") if piece.isdecimal()][:2]


def participant_as_moodle(path: str) -> tuple[str, str]:
    """Return the participant of a path, and the name of the file there."""
    pieces = path.split("/")
    while pieces:
        info = pieces.pop(0).split("_", 4)
        if len(info) >= 4 and info[1].isdigit():
            assert info[2:4] == ["assignsubmission", "file"]
            return info[1], "/".join([*info[4:], *pieces]).lstrip("/")
    raise AssertionError(f"Moodle passes over {path}")


def test_canvas_gets_its_own_names_back() -> None:
    """They hold the numbers of the student and of what was handed in."""
    paths = canvas_paths(collected_from(note(), "canvas"))
    assert paths == {"s01": "liada_LATE_42_77_hw-1.py"}
    assert numbers_as_canvas(paths["s01"]) == ["42", "77"]


def test_moodle_finds_the_participant_whatever_the_name_is() -> None:
    """No underscore, slash or dot of a name hides the number or leads elsewhere."""
    paths = moodle_paths([*CLASS, Person("nobody")], None)
    assert paths["s01"] == "Ada Li .. x_5001_assignsubmission_file_/feedback.html"
    assert paths["s02"] == "王 🎉_5002_assignsubmission_file_/feedback.html"
    assert paths["s03"] == "student_5003_assignsubmission_file_/feedback.html"
    assert [participant_as_moodle(path) for path in paths.values()] == [
        (number, "feedback.html") for number in ("5001", "5002", "5003")
    ]


def test_a_worksheet_tells_names_and_numbers() -> None:
    """As Moodle writes them; rows of others give no path."""
    sheet = (
        "Identifier,Full name,Grade,Last modified (grade)\nParticipant 7,王 🎉,,-\nParticipant 8,Else,,-\n"
    )
    people = [Person("s01", "Ada Li"), Person("s02", "王 🎉")]
    assert moodle_paths(people, sheet.encode()) == {"s02": "王 🎉_7_assignsubmission_file_/feedback.html"}


def test_a_download_tells_ids(tmp_path: Path) -> None:
    """To those of the class whose work it is; what the roster says goes first."""
    there = (Person("s01", ids={"canvas": "7"}), Person("s02"), Person("s03"))
    rows = tuple(Row(person, {}, Total(Fraction(0), Fraction(4), Fraction(0)), None) for person in there)
    book = Book(Assignment("week1", "Week 1", (Part(slug="doubling"),)), (write_course(tmp_path),), rows)
    told = with_ids(book, collected_from(note(), "canvas"))
    assert [row.person.ids for row in told.rows] == [{"canvas": "7", PARTICIPANT: "5001"}, {}, {}]


@pytest.mark.parametrize(
    "raw",
    [b"", b"[]", b"{}", b"null", b"[" * 100_000, note(schema=2), note(students=[]), note(students={"a": 1})],
)
def test_what_is_no_such_note_is_refused(raw: bytes) -> None:
    """Whatever it is."""
    with pytest.raises(UsageError, match="it is not what `grader collect` writes"):
        collected_from(raw, "canvas")


def test_a_note_of_another_system_is_refused() -> None:
    """Its names mean nothing there."""
    with pytest.raises(UsageError, match="a download from canvas, and this is for moodle"):
        collected_from(note(), "moodle")


def test_the_same_pages_are_the_same_archive() -> None:
    """With each page at its path, as it is."""
    pages = {"王_2_x/feedback.html": b"<p>", "a_1_x/feedback.html": b"<h1>"}
    raw = archive_of(pages)
    assert raw == archive_of(dict(reversed(pages.items())))
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == pages
