"""Grades on their way out, as an instructor types it: from the store into the files of other systems."""

import json
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

from grader.catalog import find_course
from grader.store.opening import opened
from grader.store.people import Person, put_person
from grader.store.place import place_at
from tests.classes import DUE, RULES, WEEK, Class, write_assignment
from tests.cli.command import Ended
from tests.cli.conftest import Typed
from tests.courses import BROKEN, RIGHT, WRONG, write_course
from tests.databases import data, postgres

__all__ = ["data", "postgres"]

TEN = RULES.replace('slug = "doubling"', 'slug = "doubling", weight = 10')
PEOPLE = [
    Person("ada1", "Li, Ada", "ada@x.org", "A", {"canvas": "11"}, enrolled=True),
    Person("bo2", "=cmd, Bo", "bo@x.org", "B", {"canvas": "12"}, enrolled=True),
    Person("cy3", "Müller, Cy", "cy@x.org", "B", {"canvas": "13"}, enrolled=True),
    Person("di4", "王, 小明", "di@x.org", "B", {"canvas": "14"}, enrolled=True),
]
CANVAS = '''Student,ID,SIS Login ID,Section,Week 1 (77),Final Score
    Points Possible,,,,10.00,(read only)
"Li, Ada",11,ada1,A,,90.00
"=""=cmd, Bo""",12,bo2,B,,80.00
"Müller, Cy",13,cy3,B,5.00,70.00
"Stranger, A",99,str,B,,
'''
WORKSHEET = """Identifier,Full name,Email address,Grade,Maximum grade,Grade can be changed,Last modified (grade),Feedback comments
Participant 501,Ada Li,ada@x.org,,10.00,Yes,-,
Participant 502,=cmd Bo,bo@x.org,,10.00,Yes,-,
"""  # noqa: E501  as Moodle writes it
PAGES = ("moodle", "--fill", "sheet.csv", "--feedback")
SENTENCE = "4 of 4, 1 day late, -10 %: counts 3.6, 9 of 10 in the assignment"


class Exports:
    """An instructor who types `grader export` about a class.

    Parameters
    ----------
    typed : Typed
        The keyboard.
    folder : Path
        Where files are.
    data : str
        Where the store is.
    """

    def __init__(self, typed: Typed, folder: Path, data: str) -> None:
        self.folder = folder
        self._typed = typed
        self._data = data
        exercise = write_course(folder / "course")
        write_assignment(folder / "course", TEN)
        with opened(place_at(data), make=True) as store:
            with store.writing() as connection:
                for person in PEOPLE:
                    put_person(connection, person)
            one = Class(store, exercise)
            one.hands_in(RIGHT, "ada1", at=DUE + timedelta(hours=1))
            one.hands_in(WRONG, "bo2")
            one.hands_in(BROKEN, "cy3")

    def types(self, system: str, *arguments: str | Path) -> Ended:
        """Type it."""
        return self._typed("export", system, WEEK, *arguments, "--data", self._data, "--course", "course")

    def file(self, name: str, text: str) -> Path:
        """Write a file that a system exported."""
        path = self.folder / name
        path.write_bytes(text.encode())
        return path

    def reports(self) -> None:
        """Write the pages of feedback."""
        done = self._typed("report", WEEK, "--out", "pages", "--data", self._data, "--course", "course")
        assert done.code == 0, done.err


@pytest.fixture
def exports(typed: Typed, tmp_path: Path, data: str) -> Exports:
    """Return a class of four, of whom two have a grade, in both databases."""
    return Exports(typed, tmp_path, data)


@pytest.fixture
def in_a_folder(typed: Typed, tmp_path: Path) -> Exports:
    """Return the same class in SQLite."""
    return Exports(typed, tmp_path, str(tmp_path / "data"))


def test_the_gradebook_of_canvas_is_filled(exports: Exports) -> None:
    """Only the cells of the two who have a grade change, and all others are accounted for."""
    exports.file("canvas.csv", CANVAS)
    ended = exports.types("canvas", "--fill", "canvas.csv", "--out", "filled.csv")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        "filled.csv: 2 grades in Week 1 (77).",
        "Left out (2):",
        "  handed in what cannot be graded: cy3",
        "  nothing handed in: di4",
        "Rows of nobody in the class (1):",
        "  Stranger, A (line 6)",
    ]
    expected = CANVAS.replace("ada1,A,,", "ada1,A,9,").replace("bo2,B,,", "bo2,B,0,")
    assert (exports.folder / "filled.csv").read_bytes() == expected.encode()


def test_what_may_still_change_is_written_on_request(in_a_folder: Exports) -> None:
    """What cannot be graded counts nothing; who handed nothing in has no grade all the same."""
    in_a_folder.file("canvas.csv", CANVAS)
    ended = in_a_folder.types("canvas", "--fill", "canvas.csv", "--out", "filled.csv", "--pending")
    assert "filled.csv: 3 grades" in ended.out
    assert '"Müller, Cy",13,cy3,B,0,70.00' in (in_a_folder.folder / "filled.csv").read_text("utf-8")


def test_a_maximum_that_differs_stops_everything(in_a_folder: Exports) -> None:
    """Nothing is written until the points are converted."""
    in_a_folder.file("canvas.csv", CANVAS.replace("10.00", "100.00"))
    ended = in_a_folder.types("canvas", "--fill", "canvas.csv", "--out", "filled.csv")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        'error: canvas.csv: Points Possible of "Week 1 (77)" is 100, and the assignment counts out of 10: '
        "nothing was written; --out-of 100 converts the points\n"
    )
    assert not (in_a_folder.folder / "filled.csv").exists()
    assert (
        in_a_folder.types("canvas", "--fill", "canvas.csv", "--out", "filled.csv", "--out-of", "100").code
        == 0
    )
    assert '"Li, Ada",11,ada1,A,90,90.00' in (in_a_folder.folder / "filled.csv").read_text("utf-8")


def test_the_worksheet_of_moodle_is_filled(in_a_folder: Exports) -> None:
    """With one plain sentence for each."""
    in_a_folder.file("sheet.csv", WORKSHEET)
    ended = in_a_folder.types("moodle", "--fill", "sheet.csv", "--out", "filled.csv")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("filled.csv: 2 grades in Grade.\n")
    text = (in_a_folder.folder / "filled.csv").read_text("utf-8")
    assert f'501,Ada Li,ada@x.org,9,10.00,Yes,-,"Points: {SENTENCE}."' in text


def test_the_gradebook_of_moodle_is_filled(in_a_folder: Exports) -> None:
    """What to choose when it is imported is said."""
    in_a_folder.file("moodle.csv", "First name,Last name,Email address\nAda,Li,ada@x.org\nBo,=cmd,bo@x.org\n")
    ended = in_a_folder.types("moodle", "--fill", "moodle.csv", "--out", "filled.csv")
    assert 'In Moodle: "Email address" finds the students, and "Week 1" is a new grade item.' in ended.out
    assert (in_a_folder.folder / "filled.csv").read_text("utf-8").splitlines() == [
        "First name,Last name,Email address,Week 1",
        "Ada,Li,ada@x.org,9",
        "Bo,=cmd,bo@x.org,0",
    ]


@pytest.mark.parametrize(
    ("system", "first"),
    [
        ("canvas", "Student,ID,SIS User ID,SIS Login ID,Section,Week 1"),
        ("moodle", "Username,Email address,Week 1,Week 1 feedback"),
        ("csv", "id,full_name,email,section,doubling,points,out_of,pending"),
    ],
)
def test_a_new_file_is_printed(in_a_folder: Exports, system: str, first: str) -> None:
    """The file alone on the one side, what is to be told on the other; --out writes the same."""
    ended = in_a_folder.types(system)
    assert ended.code == 0
    assert ended.out.splitlines()[0] == first
    assert "'=cmd, Bo" in ended.out or system == "moodle"
    assert "handed in what cannot be graded: cy3" in ended.err
    assert in_a_folder.types(system, "--out", "new.csv").err == ""
    assert (in_a_folder.folder / "new.csv").read_bytes().decode() == ended.out


def test_data_is_for_other_programs(in_a_folder: Exports) -> None:
    """Everybody, with what they have."""
    said = json.loads(in_a_folder.types("json").out)
    assert [(one["id"], one["state"], one["points"]) for one in said["students"]] == [
        ("ada1", "graded", 9.0),
        ("bo2", "graded", 0.0),
        ("cy3", "unreadable", 0.0),
        ("di4", "nothing", None),
    ]
    assert in_a_folder.types("json", "--out", "new.json").out == "new.json: 4 students\n"
    assert json.loads((in_a_folder.folder / "new.json").read_text()) == said


def test_pages_come_back_to_their_students(in_a_folder: Exports) -> None:
    """To Moodle by participant, to Canvas under the names of its own files; who has no page is told."""
    in_a_folder.reports()
    (in_a_folder.folder / "pages" / "di4.html").unlink()
    in_a_folder.file("sheet.csv", WORKSHEET + "Participant 504,小明 王,di@x.org,,10.00,Yes,-,\n")
    ended = in_a_folder.types("moodle", "--fill", "sheet.csv", "--feedback", "pages", "--out", "m.zip")
    assert (ended.code, ended.out) == (0, "m.zip: 2 pages.\nLeft out (1):\n  no page: di4\n")
    with zipfile.ZipFile(in_a_folder.folder / "m.zip") as archive:
        names = archive.namelist()
        page = archive.read("Ada Li_501_assignsubmission_file_/feedback.html")
    assert [name.partition("_assign")[0] for name in names] == ["=cmd Bo_502", "Ada Li_501"]
    assert page == (in_a_folder.folder / "pages" / "ada1.html").read_bytes()

    students = {"ada1": {"ids": {"canvas": "11"}, "files": [{"path": "liada_11_9_hw.py"}]}}
    in_a_folder.file("collected.json", json.dumps({"schema": 1, "from": "canvas", "students": students}))
    pages = ("--feedback", "pages", "--out", "c.zip")
    ended = in_a_folder.types("canvas", "--collected", "collected.json", *pages)
    assert ended.out.startswith("c.zip: 1 page.\n")
    with zipfile.ZipFile(in_a_folder.folder / "c.zip") as archive:
        assert archive.namelist() == ["liada_11_9_hw.py"]


def test_a_download_tells_whose_work_it_was(typed: Typed, tmp_path: Path) -> None:
    """Students without a roster are called as the download calls them; Canvas finds them by its number."""
    write_course(tmp_path / "course")
    write_assignment(tmp_path / "course", TEN)
    with opened(place_at(tmp_path / "data"), make=True) as store:
        Class(store, find_course(tmp_path / "course").exercise("doubling")).hands_in(RIGHT, "liada_11")
    note = {"schema": 1, "from": "canvas", "students": {"liada_11": {"ids": {"canvas": "11"}, "files": []}}}
    (tmp_path / "collected.json").write_text(json.dumps(note))
    (tmp_path / "canvas.csv").write_text(CANVAS, "utf-8", newline="")
    where = ("--data", tmp_path / "data", "--course", "course")
    filling = ("export", "canvas", WEEK, "--fill", "canvas.csv", "--out", "filled.csv", *where)
    assert "no row in it is that of a student with a grade" in typed(*filling).err
    assert typed(*filling, "--collected", "collected.json").code == 0
    assert typed(*filling, "--collected", ".") == typed(*filling, "--collected", "collected.json")
    assert '"Li, Ada",11,ada1,A,10,90.00' in (tmp_path / "filled.csv").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("canvas", "--feedback", "course"), "say --collected FILE and not --fill"),
        (("moodle", "--feedback", "course"), "say --fill WORKSHEET"),
        (("canvas", "--fill", "nothing.csv"), "nothing.csv: cannot be read"),
        (("canvas", "--fill", "course"), "course: cannot be read"),
        (("canvas", "--out-of", "0"), "expected a number of points above 0, got '0'"),
        (("csv", "--out", "no/where.csv"), "no/where.csv: the grades cannot be written"),
        (("moodle", "--fill", "sheet.csv", "--column", "Grade"), "a worksheet has one column of grades"),
        ((*PAGES, "course"), "say --out FILE"),
        ((*PAGES, "pages", "--out", "x.zip"), "pages: there is no such folder"),
        ((*PAGES, "course", "--out", "x.zip"), "no page in it is of a student"),
    ],
)
def test_what_cannot_be_done_is_said(in_a_folder: Exports, arguments: tuple[str, ...], why: str) -> None:
    """And nothing is written."""
    in_a_folder.file("sheet.csv", WORKSHEET)
    before = {path.name for path in in_a_folder.folder.iterdir()}
    ended = in_a_folder.types(*arguments)
    assert ended.code == 2
    assert why in ended.err
    assert {path.name for path in in_a_folder.folder.iterdir()} == before


def test_a_class_without_a_grade_writes_nothing(typed: Typed, tmp_path: Path) -> None:
    """And says of everybody why."""
    write_course(tmp_path / "course")
    write_assignment(tmp_path / "course", TEN)
    with opened(place_at(tmp_path / "data"), make=True) as store, store.writing() as connection:
        put_person(connection, PEOPLE[0])
    ended = typed("export", "csv", WEEK, "--data", tmp_path / "data", "--course", "course", "--out", "x.csv")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        "error: nobody has a grade; nothing was written\nLeft out (1):\n  nothing handed in: ada1\n"
    )
