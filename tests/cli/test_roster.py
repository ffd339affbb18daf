"""The roster as an instructor types it, on both databases."""

import os
from pathlib import Path

import pytest
from sqlalchemy import select

from grader.store.audit import audit
from grader.store.opening import opened
from grader.store.people import Person, known_student, people, put_person
from grader.store.place import place_at
from tests.cli.command import Ended
from tests.cli.conftest import Typed
from tests.databases import data, postgres

__all__ = ["data", "postgres"]

CLASS = """Student,ID,SIS User ID,SIS Login ID,Section,Quiz 1 (1234)
    Points Possible,,,,,10
"Li, Ada",11,U1,ada1,A,9
"=cmd, Bo",12,U2,bo2,B,
"Student, Test",13,,f00,B,
"""
READ = """class.csv: 2 students, in UTF-8, separated by commas.
`SIS Login ID` is the id, `Student` is the full name, `Section` is the section, `ID` is the Canvas id, `SIS User ID` is the SIS user id.
Not used: Quiz 1 (1234).
Left out: line 2 (Points Possible), line 5 (Student, Test).
"""  # noqa: E501  as it stands on a screen
ADA = Person("ada1", "Li, Ada", "", "A", {"canvas": "11", "sis": "U1"}, enrolled=True)
BO = Person("bo2", "=cmd, Bo", "", "B", {"canvas": "12", "sis": "U2"}, enrolled=True)


class Roster:
    """A roster that is typed about.

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

    def takes(self, text: str, *options: str) -> Ended:
        """Import a file with this text."""
        (self.folder / "class.csv").write_text(text, encoding="utf-8", newline="")
        return self.types("import", "class.csv", *options)

    def types(self, *arguments: str) -> Ended:
        """Type a command about the roster."""
        return self._typed("roster", *arguments, "--data", self._data)

    def people(self) -> list[Person]:
        """Return who is known."""
        with opened(place_at(self._data)) as store, store.reading() as connection:
            return people(connection)

    def hands_in(self, *names: str) -> None:
        """Make students known by what they hand in."""
        with opened(place_at(self._data), make=True) as store, store.writing() as connection:
            for name in names:
                known_student(connection, name)

    def puts(self, person: Person) -> None:
        """Keep what another door let in."""
        with opened(place_at(self._data), make=True) as store, store.writing() as connection:
            put_person(connection, person)

    def notes(self) -> list[str]:
        """Return what is written down of imports."""
        with opened(place_at(self._data)) as store, store.reading() as connection:
            those = select(audit.c.about).where(audit.c.action == "roster import").order_by(audit.c.id)
            return list(connection.scalars(those))


@pytest.fixture
def roster(typed: Typed, tmp_path: Path, data: str) -> Roster:
    """Return a roster with nobody on it."""
    return Roster(typed, tmp_path, data)


@pytest.fixture
def roster_in_a_folder(typed: Typed, tmp_path: Path) -> Roster:
    """Return a roster with nobody on it, in SQLite."""
    return Roster(typed, tmp_path, str(tmp_path / "data"))


def test_nothing_is_written_without_apply(roster_in_a_folder: Roster) -> None:
    """It is said how the file was read and what would change; not even a store is made."""
    ended = roster_in_a_folder.takes(CLASS)

    assert ended.out == (
        f"{READ}\nAdded (2):\n  ada1  Li, Ada   A\n  bo2   =cmd, Bo  B\n\n"
        "2 added, 0 changed, 0 not on it any more, 0 the same.\n"
        "Nothing is written yet: the same command with --apply does it.\n"
    )
    assert (ended.code, ended.err) == (0, "")
    assert not (roster_in_a_folder.folder / "data").exists()


def test_what_is_applied_is_what_was_shown(roster: Roster) -> None:
    """All that the file says of a student is kept, in one step that is written down."""
    roster.hands_in("bo2")
    shown, done = roster.takes(CLASS), roster.takes(CLASS, "--apply")

    assert done.out.splitlines()[:-1] == shown.out.splitlines()[:-1]
    assert done.out.endswith("Written.\n")
    assert roster.people() == [ADA, BO]
    assert roster.notes() == [
        f"{roster.folder / 'class.csv'}: 2 added, 0 changed, 0 not on it any more, 0 the same"
    ]


def test_the_same_file_again_changes_nothing(roster: Roster) -> None:
    """And leaves no trace."""
    roster.takes(CLASS, "--apply")
    ended = roster.takes(CLASS, "--apply")

    assert ended.out.endswith(
        "0 added, 0 changed, 0 not on it any more, 2 the same.\nNothing to write: all of it is known.\n"
    )
    assert len(roster.notes()) == 1


def test_changes_are_told_from_what_to_what(roster: Roster) -> None:
    """Who is missing is marked, never removed; what the file does not say stays; who comes back is told."""
    roster.takes(CLASS, "--apply")
    roster.hands_in("cy3")
    ended = roster.takes("login,group,email\nada1,C,ada@example.org\n", "--apply")

    assert (
        'Changed (1):\n  ada1  e-mail address "" -> "ada@example.org", section "A" -> "C"\n\n'
        "Not on the roster any more, and kept (1):\n  bo2\n\n"
        "Handed in, and never on a roster (1):\n  cy3\n\n"
        "0 added, 1 changed, 1 not on it any more, 0 the same.\nWritten.\n"
    ) in ended.out
    assert roster.people() == [
        Person("ada1", "Li, Ada", "ada@example.org", "C", {"canvas": "11", "sis": "U1"}, enrolled=True),
        Person("bo2", "=cmd, Bo", "", "B", {"canvas": "12", "sis": "U2"}, enrolled=False),
        Person("cy3"),
    ]

    assert "Changed (1):\n  bo2  is back\n" in roster.takes("id\nbo2\nada1\n", "--apply").out
    assert roster.people()[1] == BO


@pytest.mark.parametrize("row", ["BO2,Bo", ",Di", "s\x1b[2J,Di", "x,y,z", 'x,"y'])
def test_problems_keep_all_of_it_from_being_written(roster_in_a_folder: Roster, row: str) -> None:
    """With the line; the shell is told; nothing that could move the cursor reaches the screen."""
    text = f"id,name\nbo2,Bo\nada1,Ada\n{row}\n"
    ended = roster_in_a_folder.takes(text, "--apply")

    assert ended.code == 2
    assert "Problems (1):\n  line" in ended.out
    assert ended.err == (
        "error: class.csv: nothing was written: mend the 1 problem, "
        "or leave these rows out with --skip-problems\n"
    )
    assert "\x1b" not in ended.out
    assert not (roster_in_a_folder.folder / "data").exists()
    assert roster_in_a_folder.takes(text).code == 0


def test_rows_with_problems_can_be_left_out(roster: Roster) -> None:
    """Who stands in one of them stays as they are."""
    roster.takes(CLASS, "--apply")
    ended = roster.takes("id,name,canvas\nada1,Ada,\nbo2,Li, Bo,12\ndi4,Di,\n", "--apply", "--skip-problems")

    assert ended.code == 0
    assert "Problems (1):\n  line 3: expected 3 cells" in ended.out
    assert roster.people() == [
        Person("ada1", "Ada", "", "A", {"sis": "U1"}, enrolled=True),
        BO,
        Person("di4", "Di", enrolled=True),
    ]


@pytest.mark.parametrize("text", ["id,name\n", "id,name\ncy3\n"])
def test_a_list_of_nobody_takes_nobody_off(roster_in_a_folder: Roster, text: str) -> None:
    """It is the wrong file, or one that was cut."""
    roster_in_a_folder.takes(CLASS, "--apply")
    ended = roster_in_a_folder.takes(text, "--apply", "--skip-problems")

    assert ended.code == 2
    assert ended.err == "error: class.csv: nothing was written: no student could be read\n"
    assert roster_in_a_folder.people() == [ADA, BO]


def test_any_file_name_can_be_written_down(roster_in_a_folder: Roster) -> None:
    """Also one that is not UTF-8, as old archives have them."""
    file = roster_in_a_folder.folder / os.fsdecode(b"cl\xe4ss.csv")
    file.write_text(CLASS)
    ended = roster_in_a_folder.types("import", str(file), "--apply")

    assert (ended.code, ended.err) == (0, "")
    assert "cl\\xe4ss.csv: 2 added" in roster_in_a_folder.notes()[0]


def test_a_column_is_what_the_user_says(roster_in_a_folder: Roster) -> None:
    """Said as often as needed; a slip is answered with what there is."""
    ended = roster_in_a_folder.takes(CLASS, "--apply", "--column", "id=SIS User ID", "--column", "section=")

    assert "`SIS User ID` is the id" in ended.out
    assert roster_in_a_folder.people()[0] == Person(
        "U1", "Li, Ada", ids={"canvas": "11", "sis_login": "ada1"}, enrolled=True
    )
    for slip, sentence in {
        "id": "--column: expected WHAT=COLUMN, such as id=Login, got 'id'",
        "who=ID": 'class.csv: no column can be "who"; it can be id, full_name, ',
        "id=Login": 'class.csv: no column is called "Login"; there are "Student", "ID", ',
    }.items():
        ended = roster_in_a_folder.takes(CLASS, "--column", slip)
        assert (ended.code, ended.out) == (2, "")
        assert sentence in ended.err


@pytest.mark.parametrize(
    ("name", "raw", "sentence"),
    [
        ("none.csv", None, "none.csv: cannot be read: No such file or directory"),
        ("class.csv", b"", "class.csv: it is empty"),
        ("class.xlsx", b"PK\x03\x04", "class.xlsx: it is a spreadsheet; save it as CSV (UTF-8)"),
        ("class.csv", b"a" * (32 * 2**20 + 1), "class.csv: has more than 33,554,432 bytes; is it the"),
        (
            "class.csv",
            b"Name\x1b[2J,Mail\n",
            r'known as the id; name it with --column id=COLUMN: "Name\x1b[2J"',
        ),
    ],
)
def test_a_file_that_is_no_roster_is_refused(
    roster_in_a_folder: Roster, name: str, raw: bytes | None, sentence: str
) -> None:
    """With its name and what to do."""
    if raw is not None:
        (roster_in_a_folder.folder / name).write_bytes(raw)
    ended = roster_in_a_folder.types("import", name)

    assert (ended.code, ended.out) == (2, "")
    assert sentence in ended.err


def test_an_old_encoding_is_told(roster_in_a_folder: Roster) -> None:
    """Accents may be wrong then."""
    (roster_in_a_folder.folder / "class.csv").write_bytes("id;name\ns1;Zoë\n".encode("cp1252"))
    ended = roster_in_a_folder.types("import", "class.csv")

    assert ended.out.startswith(
        "class.csv: 1 student, in Windows-1252, separated by semicolons.\n"
        "It is not UTF-8: see that letters with accents are right.\n"
    )
    assert "  s1  Zoë\n" in ended.out


def test_ids_that_look_alike_are_told(roster_in_a_folder: Roster) -> None:
    """To the grader they are two students."""
    roster_in_a_folder.hands_in("Ada1")

    assert "Alike (1):\n  ada1 is new, Ada1 is known: one student?\n" in roster_in_a_folder.takes(CLASS).out


def test_what_is_exported_is_imported_unchanged(roster: Roster) -> None:
    """A spreadsheet finds no formula in it; who is not on the roster is not in it."""
    roster.takes(CLASS, "--apply")
    roster.hands_in("cy3")
    ended = roster.types("export", "roster.csv")

    assert ended.out == "roster.csv: 2 students\n"
    assert (roster.folder / "roster.csv").read_bytes() == (
        b'id,full_name,email,section,canvas,sis\r\nada1,"Li, Ada",,A,11,U1\r\nbo2,"\'=cmd, Bo",,B,12,U2\r\n'
    )
    assert roster.types("export").out.encode() == (roster.folder / "roster.csv").read_bytes().replace(
        b"\r", b""
    )
    assert "0 changed, 0 not on it any more, 2 the same" in roster.types("import", "roster.csv").out


def test_a_terminal_gets_no_control_characters(
    roster_in_a_folder: Roster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file gets what is kept; a screen gets it spelled out."""
    roster_in_a_folder.puts(Person("s1", "A\x1b[2J", enrolled=True))

    assert roster_in_a_folder.types("export").out == "id,full_name,email,section\ns1,A\x1b[2J,,\n"
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert roster_in_a_folder.types("export").out == "id,full_name,email,section\ns1,A\\x1b[2J,,\n"
    assert "s1  A\\x1b[2J\n" in roster_in_a_folder.types("list").out


def test_all_students_are_listed(roster: Roster) -> None:
    """By where they stand; a name of many lines stands in one."""
    roster.takes(CLASS, "--apply")
    roster.hands_in("", "cy3")
    roster.takes('id,name\nada1,"Ada\nLi"\n', "--apply")

    assert roster.types("list").out == (
        "On the roster (1):\n  ada1  Ada Li  A\n\n"
        "Not on it any more (1):\n  bo2  =cmd, Bo  B\n\n"
        "Handed in, and never on it (1):\n  cy3\n"
    )


@pytest.mark.parametrize("command", ["list", "export"])
def test_an_empty_roster_is_said(roster_in_a_folder: Roster, command: str) -> None:
    """With how students get there."""
    roster_in_a_folder.hands_in()
    ended = roster_in_a_folder.types(command)

    assert (ended.code, ended.out) == (2, "")
    assert "`grader roster import FILE` puts students" in ended.err


def test_many_are_counted_and_not_all_shown(roster_in_a_folder: Roster) -> None:
    """The file has them all."""
    text = "\n".join(["id,name", *(f"s{number:04},Name {number}" for number in range(1000))])
    ended = roster_in_a_folder.takes(text, "--apply")

    assert "Added (1,000):\n  s0000  Name 0\n" in ended.out
    assert "\n  s0009  Name 9\n  and 990 more\n" in ended.out
    assert len(roster_in_a_folder.people()) == 1000
    assert "and 0 more" not in roster_in_a_folder.takes("\n".join(["id", *(f"t{n}" for n in range(10))])).out
