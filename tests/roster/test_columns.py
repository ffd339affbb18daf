"""Which column is what, in the files that instructors really have."""

import pytest

from grader.errors import UsageError
from tests.roster.rosters import roster_of

CANVAS = """Student,ID,SIS User ID,SIS Login ID,Section,Quiz 1 (1234),Final Score
,,,,,Manual Posting,
    Points Possible,,,,,10,(read only)
"Li, Ada",11,U1,ada1,Section A,9,90
"O'Neil, Bo",12,U2,bo2,Section A and Section B,N/A,
"Student, Test",99,,0f3a,Section A,,
"""
MOODLE = (
    "First name,Last name,ID number,Institution,Department,Email address,Quiz: A (Real),"
    "Last downloaded from this course\n"
    "Ada,Li,U1,,,ada@example.org,9.00,1790000000\n"
)
GRADESCOPE = "First Name,Last Name,SID,Email,Sections,HW1\nAda,Li,U1,ada@example.org,A,5\n"
NBGRADER = "id,first_name,last_name,email,lms_user_id\nada1,Ada,Li,ada@example.org,11\n"


def test_canvas() -> None:
    """The login is the id; what Canvas writes between the students is left out and said."""
    listed = roster_of(CANVAS)

    assert [dict(entry.fields) for entry in listed.entries] == [
        {"id": "ada1", "full_name": "Li, Ada", "section": "Section A", "canvas": "11", "sis": "U1"},
        {
            "id": "bo2",
            "full_name": "O'Neil, Bo",
            "section": "Section A and Section B",
            "canvas": "12",
            "sis": "U2",
        },
    ]
    assert dict(listed.left_out) == {2: "no student", 3: "Points Possible", 6: "Student, Test"}
    assert listed.unused == ("Quiz 1 (1234)", "Final Score")
    assert listed.problems == ()


def test_canvas_without_logins() -> None:
    """What is left tells students apart: the number of the university, else that of Canvas."""
    assert roster_of("Student,ID,SIS User ID,Section\nL,11,U1,A\n").entries[0].fields["id"] == "U1"
    assert roster_of("Student,ID,Section\nL,11,A\n").entries[0].fields == {
        "id": "11",
        "full_name": "L",
        "section": "A",
    }


def test_canvas_with_names_in_two_columns() -> None:
    """As it writes them where names are split: the same students, and the same rows left out."""
    split = CANVAS.replace("Student,ID", "LastName,FirstName,ID").replace("\n,", "\n,,")
    split = split.replace("Possible,", "Possible,,").replace('"', "").replace(", ", ",")
    whole, listed = roster_of(CANVAS), roster_of(split)

    assert [entry.fields["full_name"] for entry in listed.entries] == ["Ada Li", "Bo O'Neil"]
    assert [{**entry.fields, "full_name": ""} for entry in listed.entries] == [
        {**entry.fields, "full_name": ""} for entry in whole.entries
    ]
    assert (listed.left_out, listed.problems) == (whole.left_out, ())


def test_a_student_of_canvas_may_lack_a_name_or_an_id() -> None:
    """Such a row is a student's, or a problem: only one that has neither is Canvas' own."""
    listed = roster_of("Student,ID,SIS Login ID,Section\n,11,ada1,\nBo,,,B\n,,,Muted\n")

    assert [entry.id for entry in listed.entries] == ["ada1"]
    assert [problem.lines for problem in listed.problems] == [(3,)]
    assert dict(listed.left_out) == {4: "no student"}


def test_only_canvas_has_test_students() -> None:
    """In any other list they may be people."""
    assert len(roster_of('id,name\ns1,"Student, Test"\ns2,Points Possible\n').entries) == 2


@pytest.mark.parametrize(
    ("text", "expected", "unused"),
    [
        (
            MOODLE,
            {"id": "U1", "full_name": "Ada Li", "email": "ada@example.org"},
            ("Institution", "Department", "Quiz: A (Real)", "Last downloaded from this course"),
        ),
        (
            "Username;" + MOODLE.replace(",", ";").replace("\nAda", "\nada1;Ada"),
            {"id": "ada1", "full_name": "Ada Li", "email": "ada@example.org", "number": "U1"},
            ("Institution", "Department", "Quiz: A (Real)", "Last downloaded from this course"),
        ),
        (
            GRADESCOPE,
            {"id": "U1", "full_name": "Ada Li", "email": "ada@example.org", "section": "A"},
            ("HW1",),
        ),
        (NBGRADER, {"id": "ada1", "full_name": "Ada Li", "email": "ada@example.org", "lms": "11"}, ()),
        ("Section\tlogin\nA\tada1\n", {"id": "ada1", "section": "A"}, ()),
        ("name,student\nAda Li,ada1\n", {"id": "ada1", "full_name": "Ada Li"}, ()),
        ("student_id\nada1\n", {"id": "ada1"}, ()),
        (
            "Matrikelnr.;Name;Vorname;E-Mail-Adresse;Übungsgruppe\n7;Li;Ada;a@b;A\n",
            {"id": "7", "full_name": "Ada Li", "email": "a@b", "section": "A"},
            (),
        ),
        (
            "Prénom;Nom;Numéro d'identification;Adresse de courriel;Groupes\nAda;Li;7;a@b;A\n",
            {"id": "7", "full_name": "Ada Li", "email": "a@b", "section": "A"},
            (),
        ),
        (
            "Nombre,Apellido(s),Nombre de usuario,Dirección de correo,Grupos\nAda,Li,ada1,a@b,A\n",
            {"id": "ada1", "full_name": "Ada Li", "email": "a@b", "section": "A"},
            (),
        ),
        ("id,Nachname\n7,Li\n", {"id": "7", "full_name": "Li"}, ()),
        (
            "id,Name,First name,Last name\n7,A. Li,Ada,Li\n",
            {"id": "7", "full_name": "A. Li"},
            ("First name", "Last name"),
        ),
    ],
)
def test_columns_are_known_by_their_headers(
    text: str, expected: dict[str, str], unused: tuple[str, ...]
) -> None:
    """In any order, case and punctuation; what is not used is said."""
    listed = roster_of(text)

    assert dict(listed.entries[0].fields) == expected
    assert listed.unused == unused


def test_a_user_knows_better() -> None:
    """A column that is named wins, and frees the one that was taken; an address that is the id stays one."""
    fields = (
        roster_of(CANVAS.replace("Quiz 1 (1234)", "Mail"), id="SIS User ID", email="mail").entries[0].fields
    )

    assert fields["id"] == "U1"
    assert fields["sis_login"] == "ada1"
    assert fields["email"] == "9"
    assert dict(roster_of(GRADESCOPE, id="Email").entries[0].fields) == {
        "id": "ada@example.org",
        "full_name": "Ada Li",
        "email": "ada@example.org",
        "section": "A",
        "number": "U1",
    }


def test_a_column_can_be_switched_off() -> None:
    """Where a header means something else here."""
    listed = roster_of(GRADESCOPE, section="")

    assert "section" not in listed.entries[0].fields
    assert listed.unused == ("Sections", "HW1")


@pytest.mark.parametrize(
    ("text", "said", "sentence"),
    [
        (
            "Name,Mail\nAda,a@b\n",
            {},
            'no column is known as the id; name it with --column id=COLUMN: "Name", "Mail"',
        ),
        ("id,name\n", {"mail": "name"}, 'no column can be "mail"; it can be id, full_name, first_name'),
        ("id,name\n", {"email": "Mail"}, 'no column is called "Mail"; there are "id", "name"'),
        ("id,A,a\n", {"email": " a. "}, 'two columns are called " a. "; there are "id", "A", "a"'),
        ("id,name,ID\n", {}, 'two columns are called "id"; rename one of them'),
        ("\x1b[31m,b\n", {}, r'"\x1b[31m", "b"'),
        (",".join(f"c{number}" for number in range(30)), {}, '"c19", and 10 more'),
    ],
)
def test_what_cannot_be_found_is_named(text: str, said: dict[str, str], sentence: str) -> None:
    """With the columns there are, as they can be shown."""
    with pytest.raises(UsageError) as raised:
        roster_of(text, **said)

    assert sentence in str(raised.value)


def test_a_header_that_is_written_twice_hurts_only_where_it_is_used() -> None:
    """Gradebooks have the strangest columns."""
    assert len(roster_of("id,Quiz,Quiz\ns1,1,2\n").entries) == 1
