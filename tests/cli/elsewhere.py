"""A class with difficult names, as Canvas, Moodle and Gradescope write it: exports, and names of files."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from unicodedata import category, normalize

import yaml

TITLE = 'Übung 1: "descent", one step'
METADATA = "assignment_9_export/submission_metadata.yml"

Points = Mapping[str, float]
"""What students have earned, by their ids."""


@dataclass(frozen=True, slots=True)
class Student:
    """Somebody, by the spelling that is kept here.

    `code` is what they fill in of the solutions, empty where they fill in nothing, none where their file is
    damaged; `knows` is whether they answer questions; `number` is what Canvas, Moodle and Gradescope count.
    """

    id: str
    first: str
    last: str
    code: str | None
    knows: bool
    number: int = 0

    @property
    def login(self) -> str:
        """How other systems spell the id."""
        return normalize("NFD", self.id)

    @property
    def sortable(self) -> str:
        """How Canvas calls them."""
        return f"{self.last}, {self.first}"

    @property
    def name(self) -> str:
        """How Moodle and Gradescope call them."""
        return f"{self.first} {self.last}"

    @property
    def email(self) -> str:
        """Where they get their mail."""
        return f"o'{self.number}@uni.example"


NFD = normalize("NFD", "Ångström  Ä")
NAMED = [
    Student("max.müller", '"Max"', "Müller", "model", knows=False),
    Student("=eve", "Eve", '=HYPERLINK("http://x")', "mutants/ignores_penalty", knows=True),
    Student("李小龍", "小龍", "李", "model", knows=True),
    Student("o'brien", "Zoë 🎓", "O'Brien", "mutants/edits_in_place", knows=True),
    Student("@bo", "Bo", "-1+1|cmd", "", knows=False),
    Student("jose-maria@uni.example", "José-María", "de la Cruz", None, knows=True),
    Student("0071", "Åsa", NFD, "mutants/decays_after_step", knows=False),
    Student("0072", "Åsa", "Ångström Ä", "mutants/penalises_gradient", knows=True),
]
CLASS = [replace(student, number=4240 + place) for place, student in enumerate(NAMED)]


@dataclass(frozen=True, slots=True)
class Dialect:
    """How Canvas writes for somebody: by their language, and whether they have it split names."""

    sign: str
    decimal: str
    split: bool


def gradebook_of_canvas(points: Points, dialect: Dialect) -> bytes:
    """Export as Canvas does, which makes a text of a name that begins as a formula."""
    header = [*(["LastName", "FirstName"] if dialect.split else ["Student"]), "ID", "SIS Login ID", "Section"]
    nobody = [""] * (len(header) - 1)
    full = f"10{dialect.decimal}00"
    rows: list[list[Any]] = [["    Points Possible", *nobody, full, "(read only)"]]
    for one in CLASS:
        names = [one.last, one.first] if dialect.split else [one.sortable]
        grade = _cell(points, one).replace(".", dialect.decimal)
        rows.append([*map(_text, names), one.number, one.login, 'Group 1, "blue"', grade, full])
    test_student = ["Student", "Test"] if dialect.split else ["Student, Test"]
    rows.append([*test_student, 999, "f00", "", "", ""])
    return _table([*header, f"{TITLE} (77)", "Final Score"], rows, dialect.sign)


def gradebook_of_moodle(points: Points, comments: Mapping[str, str], downloaded: int) -> bytes:
    """Export as Moodle does; who has no grade has a dash, and comments are by address."""
    header = ["First name", "Last name", "ID number", "Email address", f"Assignment: {TITLE} (Real)"]
    header += [f"Assignment: {TITLE} (Feedback)", "Last downloaded from this course"]
    rows = (
        [one.first, one.last, one.login, one.email, _cell(points, one) or "-", comments.get(one.email)]
        for one in CLASS
    )
    return _table(header, ([*row, downloaded] for row in rows))


def worksheet_of_moodle(points: Points, comments: Mapping[str, str]) -> bytes:
    """Export the grading worksheet of the assignment as Moodle does."""
    header = ["Identifier", "Full name", "Email address", "Grade", "Maximum grade", "Grade can be changed"]
    header += ["Last modified (grade)", "Feedback comments"]
    rest = ("10.00", "Yes", "-")
    rows = [
        [f"Participant {one.number}", one.name, one.email, _cell(points, one), *rest, comments.get(one.email)]
        for one in CLASS
    ]
    return b"\xef\xbb\xbf" + _table(header, rows)


def roster_of_gradescope() -> bytes:
    """Export the grades of another assignment as Gradescope does."""
    header = ["First Name", "Last Name", "SID", "Email", "Sections", "Total Score"]
    return _table(header, ([one.first, one.last, one.login, one.email, "=A", "5.0"] for one in CLASS))


def in_canvas(student: Student, file: str) -> str:
    """Name a file as Canvas does: of a name, letters, digits and underscores are left."""
    name = "".join(char for char in student.sortable.lower() if category(char)[0] in "LMN" or char == "_")
    return f"{name}_{student.number}_{70_000 + student.number}_{file}"


def in_moodle(student: Student, file: str) -> str:
    """Lay a file as Moodle does: of a name, what some disk cannot keep is left out."""
    name = re.sub(r"[\x00-\x1f&<>\"`|':\\/]", "", student.name.replace("_", " "))
    return f"{name}_{student.number}_assignsubmission_file/{file}"


def in_gradescope(student: Student, file: str) -> str:
    """Lay a file as Gradescope does, which says in another file whose it is."""
    return f"assignment_9_export/submission_{student.number}/{file}"


def metadata_of_gradescope() -> bytes:
    """Say whose each folder is, as Gradescope does."""
    said = {
        f"submission_{one.number}": {
            ":submitters": [{":name": one.name, ":sid": one.login, ":email": one.email}],
            ":created_at": "2026-11-02 10:15:30.123456000 Z",
        }
        for one in CLASS
    }
    return yaml.safe_dump(said, allow_unicode=True, encoding="utf-8")


def _table(header: list[str], rows: Iterable[list[Any]], sign: str = ",") -> bytes:
    file = io.StringIO()
    csv.writer(file, delimiter=sign, lineterminator="\n").writerows([header, *rows])
    return file.getvalue().encode()


def _cell(points: Points, student: Student) -> str:
    """Write points; nothing where there are none."""
    return f"{points[student.id]:g}" if student.id in points else ""


def _text(name: str) -> str:
    """Write a name so that a spreadsheet does not compute it."""
    return f'="{name}"' if name.startswith("=") else name
