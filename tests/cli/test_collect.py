"""`grader collect` shows what it would write, and writes it when it is told to."""

import json
import zipfile
from pathlib import Path

import pytest

from grader.store.opening import opened
from grader.store.people import Person, put_person
from grader.store.place import place_at
from tests.cli.conftest import Typed

SOURCE = "def double(x):\n    return 2 * x\n"
ROSTER = (
    'Student,ID,SIS Login ID,Section\n"Doe, Jane",42,jdoe,A\n"Roe, Ric",43,rroe,A\n"Kim, Sam",44,skim,B\n'
)


@pytest.fixture
def download(tmp_path: Path) -> Path:
    """Return a download of Canvas."""
    path = tmp_path / "submissions.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in (
            "doejane_LATE_42_7_doubling-1.py",
            "roeric_43_8_hw.py",
            "smithjo_9_9_doubling.py",
            "../x_1_2_y.py",
        ):
            archive.writestr(name, SOURCE)
    (tmp_path / "class.csv").write_text(ROSTER)
    return path


def test_the_plan_is_shown_and_nothing_is_written(
    typed: Typed, course: Path, download: Path, tmp_path: Path
) -> None:
    """Everybody is there once: who is written and how they are known, who is not and why."""
    before = sorted(tmp_path.iterdir())

    ended = typed("collect", download, "--roster", "class.csv", "--exercise", "doubling", "--course", course)
    assert ended.out.splitlines() == [
        "submissions.zip: 3 students, from canvas",
        "",
        "jdoe  doejane 42  doubling.py  by Canvas id, late, was doubling-1.py",
        "rroe  roeric 43   doubling.py  by Canvas id, was hw.py",
        "",
        "Not written:",
        "smithjo 9  nobody of the class",
        "",
        "Left out:",
        "  its path leads out of the download: ../x_1_2_y.py",
        "",
        "2 of 3 students to write; 2 by an id, 0 by name; 1 late.",
        "In the class but not here, 1: skim",
        "",
        "Nothing is written yet: the same command with --apply writes submissions/.",
    ]
    assert (ended.code, ended.err) == (1, "")
    assert sorted(tmp_path.iterdir()) == before


def test_apply_writes_it_and_says_how_to_go_on(
    typed: Typed, course: Path, download: Path, tmp_path: Path
) -> None:
    """A second time changes nothing."""
    told = ("collect", download, "--roster", "class.csv", "--exercise", "doubling", "--course", course)

    first = typed(*told, "--to", "hand ins", "--apply")
    assert first.out.splitlines()[-2:] == [
        "Written: hand ins/",
        "Next:  grader grade doubling 'hand ins' --json grades.json",
    ]
    assert sorted(path.name for path in (tmp_path / "hand ins").iterdir()) == [
        "collected.json",
        "jdoe",
        "rroe",
    ]
    assert (tmp_path / "hand ins" / "jdoe" / "doubling.py").read_text() == SOURCE
    second = typed(*told, "--to", "hand ins", "--apply")
    assert second.out.splitlines()[-2] == "hand ins/ holds all of this already; nothing was changed."


def test_without_a_class_the_download_s_names_are_taken(typed: Typed, tmp_path: Path) -> None:
    """And that is said; nothing needs a look."""
    for name in ("ann", "bob"):
        (tmp_path / "class" / name).mkdir(parents=True)
        (tmp_path / "class" / name / "x.py").write_text(SOURCE)

    ended = typed("collect", "class")
    assert ended.code == 0
    assert ended.out.splitlines()[2:4] == ["ann  x.py", "bob  x.py"]
    assert "there is no roster. --roster FILE names one." in ended.out


@pytest.fixture
def on_roster(tmp_path: Path) -> Path:
    """Return a store with a roster, of which one has left, and somebody who was never on it."""
    with opened(place_at(tmp_path / "data"), make=True) as store, store.writing() as connection:
        put_person(connection, Person("jdoe", "Jane Doe", "j@x.org", ids={"canvas": "42"}, enrolled=True))
        put_person(connection, Person("rroe", "Ric Roe", "r@x.org", enrolled=True))
        put_person(connection, Person("jsmith", "Jo Smith", ids={"canvas": "9"}, enrolled=False))
        put_person(connection, Person("roeric"))
    return tmp_path / "data"


def test_the_roster_of_the_store_is_the_class(typed: Typed, download: Path, on_roster: Path) -> None:
    """Who is on it now; that it was taken is said. A file that is named is the class instead."""
    ended = typed("collect", download, "--data", on_roster)

    assert ended.out.splitlines()[2:6] == [
        "jdoe  doejane 42  doubling-1.py  by Canvas id, late",
        "rroe  roeric 43   hw.py          by name",
        "",
        "Not written:",
    ]
    assert "smithjo 9  nobody of the class\n" in ended.out
    assert f"\nThe class is the roster in {on_roster / 'records.db'}.\n" in ended.out
    named = typed("collect", download, "--data", on_roster, "--roster", "class.csv")
    assert "In the class but not here, 1: skim" in named.out
    assert "The class is" not in named.out


def test_who_is_on_the_roster_is_graded_into_the_store(typed: Typed, download: Path, on_roster: Path) -> None:
    """Where `grades` and `export` look for them."""
    ended = typed("collect", download, "--data", on_roster, "--apply", "--to", "in")

    assert ended.out.endswith("Next:  grader grade EXERCISE in --store\n"), ended.err


def test_without_a_roster_in_the_store_there_is_no_class(
    typed: Typed, download: Path, tmp_path: Path
) -> None:
    """Nobody is on it yet, or nothing is kept there; and no store is made by looking."""
    with opened(place_at(tmp_path / "data"), make=True) as store, store.writing() as connection:
        put_person(connection, Person("roeric"))

    for place in ("data", "nothing"):
        assert "there is no roster" in typed("collect", download, "--data", place).out
    assert not (tmp_path / "nothing").exists()


def test_problems_of_a_roster_are_told(typed: Typed, download: Path, tmp_path: Path) -> None:
    """Who stands in such rows is nobody of the class, so that nothing is written."""
    (tmp_path / "class.csv").write_text(f'{ROSTER}"Low, Al",45,jdoe,A\n')
    told = ("collect", download, "--roster", "class.csv")

    shown = typed(*told)
    assert '\nProblems in class.csv (1):\n  lines 2, 5: the same id: "jdoe"\n' in shown.out
    assert "Not written:\ndoejane 42" in shown.out
    assert shown.code == 1
    refused = typed(*told, "--apply")
    assert (refused.code, refused.err) == (
        2,
        "error: class.csv: nothing was written: mend the 1 problem, or put the other students on the roster: "
        "`grader roster import --skip-problems`\n",
    )
    assert not (tmp_path / "submissions").exists()


def test_a_column_of_the_roster_can_be_named(typed: Typed, download: Path, tmp_path: Path) -> None:
    """As for `roster import`."""
    (tmp_path / "class.csv").write_text("Kennzeichen,Name\nr,Ric Roe\n")

    unknown = typed("collect", download, "--roster", "class.csv")
    assert unknown.err.startswith("error: class.csv: no column is known as the id; name it with --column id=")
    ended = typed("collect", download, "--roster", "class.csv", "--column", "id=Kennzeichen")
    assert "r  roeric 43  hw.py  by name\n" in ended.out


ENGLISH = """Identifier,"Full name","Email address",Status,Grade,"Last modified (grade)"
"Participant 12","Jane Doe",j@x.org,Submitted,,-
"Participant 13","Ric Roe",R@x.org,Submitted,,-
"""
GERMAN = """ID;Vollständiger Name;E-Mail-Adresse;Status;Bewertung;Zuletzt geändert (Bewertung)
Teilnehmer/in12;Jane Doe;j@x.org;;;-
Teilnehmer/in13;Ric Roe;R@x.org;;;-
"""


@pytest.fixture
def from_moodle(tmp_path: Path) -> str:
    """Return a download of Moodle without names."""
    with zipfile.ZipFile(tmp_path / "moodle.zip", "w") as archive:
        for number in (12, 13):
            archive.writestr(f"Participant_{number}_assignsubmission_file/doubling.py", SOURCE)
    return "moodle.zip"


@pytest.mark.parametrize("worksheet", [ENGLISH, GERMAN])
def test_a_worksheet_of_moodle_numbers_those_on_the_roster(
    typed: Typed, from_moodle: str, on_roster: Path, tmp_path: Path, worksheet: str
) -> None:
    """They keep the names under which they hand in; without a worksheet their work is nobody's."""
    (tmp_path / "sheet.csv").write_text(worksheet)
    told = ("collect", from_moodle, "--data", on_roster, "--to", "out", "--apply")

    assert "anonymous in the download" in typed(*told).out
    ended = typed(*told, "--roster", "sheet.csv")
    assert ended.out.splitlines()[2:4] == [
        "jdoe  Participant 12  doubling.py  by participant number",
        "rroe  Participant 13  doubling.py  by participant number",
    ]
    note = json.loads((tmp_path / "out" / "collected.json").read_text())
    assert {name: one["ids"] for name, one in note["students"].items()} == {
        "jdoe": {"participant": "12"},
        "rroe": {"participant": "13"},
    }


@pytest.mark.parametrize("worksheet", [ENGLISH, GERMAN])
def test_a_worksheet_of_moodle_is_a_class_by_itself(
    typed: Typed, from_moodle: str, tmp_path: Path, worksheet: str
) -> None:
    """Where there is no roster; the ids are its addresses then."""
    (tmp_path / "sheet.csv").write_text(worksheet)

    ended = typed("collect", from_moodle, "--roster", "sheet.csv")
    assert ended.out.splitlines()[2:4] == [
        "R@x.org  Participant 13  doubling.py  by participant number",
        "j@x.org  Participant 12  doubling.py  by participant number",
    ]


def test_a_worksheet_without_anybody_s_id_is_no_class(typed: Typed, from_moodle: str, tmp_path: Path) -> None:
    """Moodle shows addresses only to those who may see them."""
    (tmp_path / "sheet.csv").write_text(
        "Identifier,Full name,Grade,Last modified (grade)\nParticipant 12,A,,-\n"
    )

    ended = typed("collect", from_moodle, "--roster", "sheet.csv")
    assert ended.err == (
        "error: sheet.csv: no column of this worksheet is a username, an ID number or an e-mail address; "
        "put the class on the roster first: `grader roster import`\n"
    )


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["submissions.zip", "--column", "id=ID"], "--column says which column of a --roster is what"),
        (["none.zip"], "none.zip: cannot be read: No such file or directory"),
        (["class.csv"], "class.csv: it is no whole ZIP archive (File is not a zip file); download it again"),
        (
            ["submissions.zip", "--from", "blackboard"],
            "--from: expected auto, canvas, moodle, gradescope, nbgrader",
        ),
        (
            ["submissions.zip", "--from", "moodle"],
            "submissions.zip: nothing in it is named as in a download from moodle",
        ),
        (["submissions.zip", "--roster", "none.csv"], "none.csv: cannot be read: No such file or directory"),
        (["empty"], "empty: no submissions found"),
        (["pictures", "--apply"], "pictures: there is nobody to write; nothing was changed"),
    ],
)
@pytest.mark.usefixtures("download")
def test_what_cannot_be_done_is_said(typed: Typed, tmp_path: Path, arguments: list[str], error: str) -> None:
    """One sentence, and the exit code of a wrong command."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "cat.png").write_bytes(b"")

    ended = typed("collect", *arguments)
    assert ended.code == 2
    assert ended.err.startswith(f"error: {error}")
    assert not (tmp_path / "submissions").exists()
