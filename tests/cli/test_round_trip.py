"""There and back: a class with difficult names goes through all commands, and into its system again."""

import csv
import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from unicodedata import normalize

import pytest

from tests.classes import write_assignment
from tests.cli.command import PROJECT, Argument, Ended, run
from tests.cli.conftest import Typed
from tests.cli.elsewhere import (
    CLASS,
    METADATA,
    TITLE,
    Dialect,
    Points,
    Student,
    gradebook_of_canvas,
    gradebook_of_moodle,
    in_canvas,
    in_gradescope,
    in_moodle,
    metadata_of_gradescope,
    roster_of_gradescope,
    worksheet_of_moodle,
)
from tests.courses import as_toml
from tests.exchange.exports.systems import CanvasUser, read_by_canvas, read_by_moodle, read_worksheet
from tests.exchange.notebooks.notebooks import filled, saved
from tests.quizzes import SLUG as QUIZ
from tests.quizzes import write_quiz
from tests.report.pages.pages import Read

CHALLENGE = "weight_decay_step"
WEEK = f"schema = 1\ntitle = '{TITLE}'\nexercises = [{{ slug = '{CHALLENGE}' }}, {{ slug = '{QUIZ}' }}]\n"
DAMAGED = b'{"cells": [\n'


class Trip:
    """An instructor who goes the whole way in the folder of a course.

    Parameters
    ----------
    typed : Typed
        The keyboard.
    folder : Path
        The course, and all other files.
    """

    def __init__(self, typed: Typed, folder: Path) -> None:
        self.folder = folder
        self._typed = typed
        write_quiz(folder, "Q01", "Q02")
        for part in (Path("exercises", CHALLENGE), Path("reference")):
            shutil.copytree(PROJECT / part, folder / part, dirs_exist_ok=True)
        course = as_toml({"schema": 1, "title": "A course", "exercises": [CHALLENGE, QUIZ]})
        (folder / "exercises" / "course.toml").write_text(course)
        write_assignment(folder, WEEK)

    def types(self, *arguments: Argument) -> str:
        """Type what has to go well, and return what it says."""
        return went_well(self._typed(*arguments))

    def file(self, name: str, raw: bytes) -> str:
        """Write a file of another system."""
        (self.folder / name).write_bytes(raw)
        return name

    def read(self, name: str) -> bytes:
        """Read a file that was written."""
        return (self.folder / name).read_bytes()

    def earns(
        self,
        roster: bytes,
        path: Callable[[Student, str], str],
        *options: str,
        beside: Mapping[str, bytes] | None = None,
    ) -> Points:
        """Go from the roster through a download to points; `beside` is what else lies in the download."""
        self.types("roster", "import", self.file("class.csv", roster), "--apply")
        files = {path(student, name): raw for (student, name), raw in self._handed_in().items()}
        with zipfile.ZipFile(self.folder / "submissions.zip", "w") as archive:
            for name, raw in {**files, **(beside or {})}.items():
                archive.writestr(name, raw)
        points = dict.fromkeys((student.id for student in CLASS), 0.0)
        for slug in (CHALLENGE, QUIZ):
            collect = ("collect", "submissions.zip", "--exercise", slug, "--to", f"in/{slug}", *options)
            assert "8 of 8 students to write; 8 by an id, 0 by name." in self.types(*collect)
            assert not (self.folder / "in" / slug).exists()
            self.types(*collect, "--apply")
            went_well(run("grade", slug, f"in/{slug}", "--store", "--json", "r.json", cwd=self.folder))
            for result in json.loads(self.read("r.json"))["results"]:
                points[result["student"]] += result["points"]
        assert len({*points.values()}) == len(points) == len(CLASS)  # so that nobody stands in for another
        return points

    def _handed_in(self) -> dict[tuple[Student, str], bytes]:
        """Fill in the notebooks: right, wrong, not at all, and one so that nobody can read it."""
        build = ("build", "--to", "notebook")
        given = self.read(self.types(*build, CHALLENGE).strip())
        files = {}
        for student in CLASS:
            notebook = json.loads(given)
            if student.code:
                filled(notebook, (PROJECT / "solutions" / CHALLENGE / f"{student.code}.py").read_text())
            files[student, f"{CHALLENGE}.ipynb"] = DAMAGED if student.code is None else saved(notebook)
            own = ("--student", student.login, "--out", f"given/{student.number}")
            path = self.types(*build, QUIZ, *own, *(["--solutions"] if student.knows else []))
            files[student, f"{QUIZ}.ipynb"] = self.read(path.strip())
        return files


def went_well(ended: Ended) -> str:
    """Return what a command says that went well."""
    assert ended.code == 0, ended.out + ended.err
    return ended.out


@pytest.fixture
def trip(typed: Typed, tmp_path: Path) -> Trip:
    """Return who goes."""
    return Trip(typed, tmp_path)


def grades(points: Points) -> Points:
    """Leave out who handed in a damaged file: what they have is no grade."""
    return {student.id: points[student.id] for student in CLASS if student.code is not None}


def tidy(name: str) -> str:
    """Return a name in one spelling."""
    return " ".join(normalize("NFC", name).split())


def column(raw: bytes, name: str, by: str) -> dict[str, str]:
    """Return one column of a CSV file by another."""
    rows = csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
    return {row[by]: row[name] for row in rows}


def formulas(raw: bytes) -> set[str]:
    """Return the cells of a CSV file that a spreadsheet would compute."""
    rows = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
    return {cell for row in rows for cell in row if re.match(r"\s*[=+\-@]", cell)}


def require_same_class(trip: Trip, name: str) -> None:
    """Make sure that the roster takes a file, and learns nothing from it."""
    said = trip.types("roster", "import", name)
    assert "0 added, 0 changed, 0 not on it any more, 8 the same.\nNothing to write" in said


def require_own_files(trip: Trip, points: Points, names: Mapping[str, str]) -> None:
    """Make sure that everybody is in the table and in the data, with the right points."""
    trip.types("export", "csv", "week1", "--pending", "--out", "grades.csv")
    table = trip.read("grades.csv")
    assert {k.lstrip("'"): float(cell) for k, cell in column(table, "points", "id").items()} == points
    assert {k.lstrip("'"): cell.lstrip("'") for k, cell in column(table, "full_name", "id").items()} == names
    assert formulas(table) == set()
    require_same_class(trip, "grades.csv")

    students = json.loads(trip.types("export", "json", "week1"))["students"]
    assert {one["id"]: one["points"] for one in students} == points
    assert {one["id"]: one["full_name"] for one in students} == names
    assert {one["id"] for one in students if one["state"] == "graded"} == grades(points).keys()


def require_own_pages(trip: Trip, points: Points, *told: str) -> None:
    """Make sure that each page is named by the number of the student whom it tells of."""
    trip.types("report", "week1", "--out", "pages")
    trip.types("export", *told, "--feedback", "pages", "--out", "pages.zip")
    with zipfile.ZipFile(trip.folder / "pages.zip") as archive:
        pages = {name.split("_")[1]: Read(archive.read(name).decode()).text for name in archive.namelist()}
    assert pages.keys() == {str(student.number) for student in CLASS}
    for student in CLASS:
        assert pages[str(student.number)].startswith(f"Feedback: {student.id} ")
        assert f" {points[student.id]:g} of 10 points." in pages[str(student.number)]


def require_in_moodle(points: Points, read: Mapping[str, tuple[float | None, str]]) -> None:
    """Make sure that Moodle reads the grades by these ids, each with its sentence."""
    assert {name: grade for name, (grade, _) in read.items() if grade is not None} == grades(points)
    for grade, comment in read.values():
        assert comment.endswith(f"in all {grade:g} of 10.") if grade is not None else not comment


@pytest.mark.parametrize(
    "dialect",
    [
        pytest.param(Dialect(",", ".", split=False), id="english"),
        pytest.param(Dialect(";", ",", split=True), id="german-split"),
    ],
)
def test_canvas_gets_its_gradebook_back(trip: Trip, dialect: Dialect) -> None:
    """As it would export it with these grades in it, to the byte; a new file says the same."""
    points = trip.earns(gradebook_of_canvas({}, dialect), in_canvas)

    trip.types("export", "canvas", "week1", "--fill", "class.csv", "--out", "filled.csv")
    assert trip.read("filled.csv") == gradebook_of_canvas(grades(points), dialect)
    require_same_class(trip, "filled.csv")
    trip.types("export", "canvas", "week1", "--out", "new.csv")
    users = [CanvasUser(student.number, student.sortable) for student in CLASS]
    read = read_by_canvas(trip.read("new.csv"), users, TITLE)
    assert read == {one.number: f"{points[one.id]:g}" for one in CLASS if one.id in grades(points)}
    assert formulas(trip.read("new.csv")) == set()
    names = {student.id: student.name if dialect.split else student.sortable for student in CLASS}
    require_own_files(trip, points, {name: tidy(called) for name, called in names.items()})
    require_own_pages(trip, points, "canvas", "week1", "--collected", f"in/{CHALLENGE}/collected.json")


def test_moodle_gets_its_gradebook_and_its_worksheet_back(trip: Trip) -> None:
    """As it would export them with these grades and sentences in them; a new file says the same."""
    downloaded = int(datetime.now(UTC).timestamp()) - 60
    sheet = trip.file("sheet.csv", worksheet_of_moodle({}, {}))
    points = trip.earns(gradebook_of_moodle({}, {}, downloaded), in_moodle, "--roster", sheet)

    trip.types("export", "moodle", "week1", "--fill", "class.csv", "--out", "filled.csv")
    trip.types("export", "moodle", "week1", "--fill", sheet, "--out", "filled_sheet.csv")
    trip.types("export", "moodle", "week1", "--out", "new.csv")
    emails = [student.email for student in CLASS]
    new = read_by_moodle(trip.read("new.csv"), emails, "Email address", TITLE, f"{TITLE} feedback", new=True)
    require_in_moodle(points, {one.id: new.get(one.email, (None, "")) for one in CLASS})
    assert formulas(trip.read("new.csv")) == set()
    comments = {email: comment for email, (_, comment) in new.items()}
    assert trip.read("filled.csv") == gradebook_of_moodle(grades(points), comments, downloaded)
    require_same_class(trip, "filled.csv")
    assert trip.read("filled_sheet.csv") == worksheet_of_moodle(grades(points), comments)
    in_sheet = read_worksheet(trip.read("filled_sheet.csv"))
    require_in_moodle(points, {one.id: in_sheet[str(one.number)] for one in CLASS})
    require_own_files(trip, points, {student.id: tidy(student.name) for student in CLASS})
    require_own_pages(trip, points, "moodle", "week1", "--fill", sheet)


def test_a_class_of_gradescope_is_known_to_the_end(trip: Trip) -> None:
    """No grades go back there: what is graded there has them there."""
    beside = {METADATA: metadata_of_gradescope()}
    points = trip.earns(roster_of_gradescope(), in_gradescope, beside=beside)

    require_same_class(trip, "class.csv")
    require_own_files(trip, points, {student.id: tidy(student.name) for student in CLASS})
