"""Whose a row is: by ids, else by the name, and never by a guess."""

from collections.abc import Sequence

import pytest

from grader.exchange.exports.matching import Matches, matched, person_columns, them_in
from grader.exchange.exports.sheet import read_sheet
from grader.store.people import Person


def match(text: str, people: Sequence[Person]) -> Matches:
    """Match the rows of a file."""
    sheet = read_sheet(text.encode())
    lines = [(k, line) for k, line in enumerate(sheet.lines) if k]
    return matched(them_in(lines, person_columns(sheet.header)), people)


def who(text: str, *people: Person) -> dict[str, int]:
    """Return the line of each student."""
    return {name: them.line for name, them in match(text, people).rows.items()}


CANVAS = "Student,ID,SIS User ID,SIS Login ID,Section\n"
MOODLE = "First name,Last name,ID number,Username,Email address\n"


@pytest.mark.parametrize(
    ("row", "person"),
    [
        ("x,11,,,A", Person("s01", ids={"canvas": "11"})),
        ("x,99,U1,,A", Person("s01", ids={"sis": "U1"})),
        ("x,99,,ada1,A", Person("s01", ids={"sis_login": "ada1"})),
        ("x,99,,Ada1,A", Person("ada1")),
        ('"Li, Ada",99,,,A', Person("s01", "Ada Li")),
        ('"Li, Ada",99,,,A', Person("s01", "Li, Ada")),
        ("Ada  Li,99,,,A", Person("s01", "Li, Ada")),
        ('"van der Berg, Zoe\u0308",99,,,A', Person("s01", "Zoë van der Berg")),
        ('"Ma ""Yo"", 王🎉",99,,,A', Person("s01", '王🎉 Ma "Yo"')),
        ('"=""=cmd, Bo""",99,,,A', Person("s01", "=cmd, Bo")),
        ("'=cmd Bo,99,,,A", Person("s01", "=cmd Bo")),
    ],
)
def test_somebody_is_found_in_canvas(row: str, person: Person) -> None:
    """By an id or the name, in one spelling of letters, also where a formula was made safe."""
    assert who(CANVAS + row, person, Person("other", "Somebody Else", ids={"canvas": "7"})) == {
        person.name: 2
    }


@pytest.mark.parametrize(
    ("row", "person"),
    [
        ("A,B,,,ada@x.org", Person("s01", email="Ada@X.org")),
        ("A,B,,,ada@x.org", Person("ada@x.org")),
        ("A,B,1001,,q@x.org", Person("s01", ids={"number": "1001"})),
        ("A,B,,ada1,q@x.org", Person("s01", ids={"moodle": "ada1"})),
        ("Ada,Li,,,q@x.org", Person("s01", "Ada Li")),
    ],
)
def test_somebody_is_found_in_moodle(row: str, person: Person) -> None:
    """By user name, ID number, e-mail address, or both names."""
    assert who(MOODLE + row, person) == {person.name: 2}


def test_namesakes_are_not_guessed() -> None:
    """Two of one name are told apart by their ids, and without these by nothing."""
    one, two = Person("s01", "Ada Li", ids={"canvas": "1"}), Person("s02", "Ada Li", ids={"canvas": "2"})
    assert who(f'{CANVAS}"Li, Ada",2,,,A\n"Li, Ada",1,,,A', one, two) == {"s01": 3, "s02": 2}
    plain = [Person("s01", "Ada Li"), Person("s02", "Li, Ada")]
    (unclear,) = match(f'{CANVAS}"Li, Ada",5,,,A', plain).unclear
    assert unclear[1] == "several are called so"


def test_a_name_counts_for_nothing_against_an_id() -> None:
    """Who has another number in our class is a namesake; an id and a name of two people are unclear."""
    ada, bo = Person("s01", "Ada Li", ids={"canvas": "1"}), Person("s02", "Bo Ng", ids={"canvas": "2"})
    namesake = match(f'{CANVAS}"Li, Ada",77,,,A', [ada, bo])
    assert not namesake.rows
    assert [them.shown for them in namesake.strangers] == ["Li, Ada (line 2)"]
    mixed = match(f'{CANVAS}"Ng, Bo",1,,,A', [ada, bo])
    assert not mixed.rows
    assert [why for _, why in mixed.unclear] == ["not all of its ids and its name are of one student"]


def test_ids_of_two_people_in_one_row_are_unclear() -> None:
    """Neither gets the grade of the other."""
    people = [Person("s01", ids={"canvas": "1"}), Person("s02", ids={"sis": "U2"})]
    assert match(f"{CANVAS}x,1,U2,,A", people).unclear


def test_two_rows_of_one_student_are_unclear() -> None:
    """Which one counts, the file does not say."""
    found = match(
        f'{CANVAS}"Li, Ada",1,,,A\n"Li, Ada",9,,ada,A', [Person("ada", "Ada Li", ids={"canvas": "1"})]
    )
    assert not found.rows
    assert {why for _, why in found.unclear} == {"2 rows could be of ada"}


def test_a_login_is_not_taken_for_a_number_of_canvas() -> None:
    """Students called 7 and user 7 of Canvas have nothing in common."""
    assert who(f"{CANVAS}x,7,,,A", Person("7")) == {}


def test_those_known_by_name_alone_are_counted() -> None:
    """They are told of, since a name is the weakest sign."""
    people = [Person("s01", "Ada Li"), Person("s02", "Bo Ng", ids={"canvas": "2"})]
    assert match(f'{CANVAS}"Li, Ada",1,,,A\n"Ng, Bo",2,,,A', people).by_name == {"s01"}
