"""Moodle's gradebook: where one row would end the whole import, nothing is written."""

import csv
import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.errors import UsageError
from grader.exchange.exports.filling import Filled
from grader.exchange.exports.grades import Result
from grader.exchange.exports.moodle import fill_moodle, new_moodle
from grader.exchange.exports.sheet import read_sheet
from grader.store.people import Person
from tests.exchange.exports.systems import AbortedError, people, read_by_moodle, result

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
STAMP = int(NOW.timestamp()) - 3600
NAMES = [
    ("Ada", "Li"),
    ('Bo "B."', "O'Neil, jr"),
    ("Zoë", "Müller"),
    ("小明", "王"),
    ("🎉", "Pat"),
    ("=cmd", "Eve"),
]
EMAILS = [f"user{k}@x.org" for k in range(len(NAMES))]
CLASS = [
    Person(f"s{k:02}", f"{first} {last}", email)
    for k, ((first, last), email) in enumerate(zip(NAMES, EMAILS, strict=True))
]
GRADE, FEEDBACK = "Assignment: Week 1 (Real)", "Assignment: Week 1 (Feedback)"
HEADER = ["First name", "Last name", "ID number", "Email address", "Quiz: Week 1b (Real)", GRADE, FEEDBACK,
          "Last downloaded from this course"]  # fmt: skip


def exported(
    delimiter: str = ",", cells: list[str] | None = None, stamp: object = STAMP, header: list[str] = HEADER
) -> str:
    """Return what Moodle exports."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\n")
    writer.writerow(header)
    for k, (first, last) in enumerate(NAMES):
        cell = (cells or ["-"] * len(NAMES))[k]
        writer.writerow([first, last, "", EMAILS[k], "4.50", cell, "", stamp])
    return file.getvalue()


def fill(text: str, grades: list[Result], title: str = "Week 1", column: str = "") -> Filled:
    """Fill an export for the whole class."""
    return fill_moodle(text.encode(), grades, CLASS, title, column, now=NOW)


@given(st.lists(st.none() | st.integers(0, 4000), min_size=len(CLASS), max_size=len(CLASS)).filter(any))
def test_moodle_reads_what_was_meant(points: list[int | None]) -> None:
    """Grade and sentence arrive at their student; who has none keeps what is there."""
    grades = [
        result(person, str(number / 400))
        for person, number in zip(CLASS, points, strict=True)
        if number is not None
    ]
    filled = fill(exported(), grades)
    got = read_by_moodle(filled.content, EMAILS, "Email address", GRADE, FEEDBACK)
    for person, number in zip(CLASS, points, strict=True):
        grade, comment = got[person.email]
        assert grade == (None if number is None else pytest.approx(number / 400, abs=0.00501))
        assert comment.startswith("Points: ") is (number is not None)
    assert (
        filled.told.notes[-1]
        == f'In Moodle: "Email address" finds the students, and "{GRADE}" is its grade item.'
    )


def test_decimal_commas_and_the_delimiter_are_kept() -> None:
    """As a site in another language writes them; its words for points and feedback are known."""
    header = [*HEADER[:5], "Aufgabe: Week 1 (Punkte)", "Aufgabe: Week 1 (Feedback)", HEADER[7]]
    text = exported(";", header=header).replace("4.50", "4,50")
    filled = fill(text, [result(CLASS[0], 7.5)])
    assert filled.column == "Aufgabe: Week 1 (Punkte)"
    got = read_by_moodle(filled.content, EMAILS, "Email address", filled.column, sign=";")
    assert got["user0@x.org"][0] == 7.5
    assert b";4,50;7,5;" in filled.content


def test_a_new_column_gives_no_zeros() -> None:
    """Moodle makes a 0 of a blank there, and reads no comma: a dash is no grade there."""
    filled = fill(exported().replace("4.50", '"4,50"'), [result(CLASS[1], 7.5)], "Week 9")
    got = read_by_moodle(filled.content, EMAILS, "Email address", "Week 9", new=True)
    assert {who: grade for who, (grade, _) in got.items() if grade is not None} == {"user1@x.org": 7.5}


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ("Assignment: Week 1: a ball (Real)", "Week 1: a ball"),
        ("Week 1: a ball (Real)", "Week 1: a ball"),
        ("Assignment: Week 1 (part 2) (Real)", "Week 1 (part 2)"),
        ("Week 1 (part 2)", "Week 1 (part 2)"),
        ("Assignment: Zoe\u0308 (Real)", "Zoë"),
    ],
)
def test_the_column_is_known_by_its_title(header: str, title: str) -> None:
    """Whatever signs are in it, with and without what Moodle puts around."""
    filled = fill(exported(header=[*HEADER[:5], header, *HEADER[6:]]), [result(CLASS[0])], title)
    assert (filled.column, len(read_sheet(filled.content).header)) == (header, len(HEADER))


def test_a_comment_of_somebody_else_stays() -> None:
    """Ours is renewed, in the clothes that Moodle gave it; others are kept and told."""
    text = exported().replace(f"-,,{STAMP}\n", f"-,<p>Points: 1 of 10.</p>,{STAMP}\n", 1)
    text = text.replace(f"-,,{STAMP}\n", f"-,Well done!,{STAMP}\n", 1)
    filled = fill(text, [result(person) for person in CLASS[:3]])
    got = read_by_moodle(filled.content, EMAILS, "Email address", GRADE, FEEDBACK)
    assert [got[email][1][:10] for email in EMAILS[:3]] == ["Points: 8 ", "Well done!", "Points: 8 "]
    assert "1 had a comment by somebody else, which stays." in filled.told.notes


@pytest.mark.parametrize(
    ("text", "title", "column", "why"),
    [
        (exported(cells=["Good", "", "", "", "", ""]), "Week 1", "", 'line 2: "Good" in .* ends the import'),
        (exported(cells=["-", "120", "", "", "", ""]), "Week 1", "", 'line 3: "120" in .* ends the import'),
        (
            exported(stamp=STAMP - 400 * 86400),
            "Week 1",
            "",
            "is 2025-10-16 11:00 UTC, and Moodle takes a moment",
        ),
        (exported(stamp=STAMP + 2 * 86400), "Week 1", "", "is 2026-11-22 11:00 UTC"),
        (exported(stamp="9" * 5000), "Week 1", "", 'is "9999'),
        (exported(cells=["9" * 5000, "", "", "", "", ""]), "Week 1", "", 'line 2: "9999'),
        (exported(stamp="soon"), "Week 1", "", 'is "soon"'),
        (exported(header=[*HEADER[:3], "Town", *HEADER[4:]]), "Week 1", "", "no column of e-mail addresses"),
        (exported(), "Week 1", HEADER[7], "is no column of grades"),
        (exported(), "Week 1", FEEDBACK, "is no column of grades"),
        (exported(), "Week 1", "Email address", "is no column of grades"),
        (exported(), "Week 1", "Weak 1", 'no column is called "Weak 1"'),
        (
            exported(header=[*HEADER[:4], "Quiz: Week 1 (Real)", *HEADER[5:]]),
            "Week 1",
            "",
            "several columns could",
        ),
        (exported(header=[*HEADER[:7], "x"]), "Last downloaded from this course", "", "change the title"),
    ],
)
def test_what_would_end_an_import_is_not_written(text: str, title: str, column: str, why: str) -> None:
    """With the line, where there is one, and what to do."""
    with pytest.raises(UsageError, match=why):
        fill(text, [result(CLASS[2])], title, column)


def test_points_above_a_hundred_are_not_written() -> None:
    """Neither into an export nor into a new file; converting is offered."""
    grades = [result(CLASS[0], 101, 120)]
    why = r'"s00" has 101 points.*none above 100.*--out-of'
    with pytest.raises(UsageError, match=why):
        fill(exported(), grades)
    with pytest.raises(UsageError, match=why):
        new_moodle(grades, "Week 1")


def test_only_the_cells_of_the_grade_change() -> None:
    """The column and the sentence of one student; all else keeps its bytes."""
    raw = exported()
    before, after = read_sheet(raw.encode()), read_sheet(fill(raw, [result(CLASS[3])]).content)
    changed = [
        (k, j)
        for k, line in enumerate(before.lines)
        for j, cell in enumerate(line.raw)
        if after.lines[k].raw[j] != cell
    ]
    assert changed == [(4, 5), (4, 6)]


def test_a_new_file_is_read_by_moodle() -> None:
    """With grades alone, and formulas that are none."""
    grades = [result(person, k) for k, person in enumerate(CLASS[:4])]
    filled = new_moodle(grades, "=Week 1")
    lines = filled.content.decode().split("\r\n")
    assert lines[0] == "Username,Email address,'=Week 1,=Week 1 feedback".replace(",=", ",'=")
    got = read_by_moodle(filled.content, EMAILS, "Email address", "'=Week 1", "'=Week 1 feedback", new=True)
    assert [got[email][0] for email in EMAILS[:4]] == [0, 1, 2, 3]
    assert len(got) == 4
    for title in ("Last downloaded from this course", "Email address"):
        with pytest.raises(UsageError, match="change the title"):
            new_moodle(grades, title)
    with pytest.raises(UsageError, match="nobody has a grade"):
        new_moodle([], "Week 1")


def test_a_new_file_has_no_row_without_an_id() -> None:
    """Moodle would give its grade to the student of the row before, so a column with a gap is left out."""
    some = [
        Person("ada", ids={"number": "1"}, email="ada@x.org"),
        Person("bo", ids={"moodle": "b.ng", "number": "2"}),
    ]
    filled = new_moodle([result(person) for person in some], "Week 1")
    header, first, second, _ = filled.content.decode().split("\r\n")
    assert header == "Username,ID number,Week 1,Week 1 feedback"
    assert [first.split(",")[0], second.split(",")[0]] == ["ada", "b.ng"]
    odd = [result(Person("-bo")), result(Person("ada"))]
    with pytest.raises(UsageError, match="no user name, ID number or e-mail address"):
        new_moodle(odd, "Week 1")
    assert people(odd)[0].name == "-bo"


def test_the_reader_of_these_tests_ends_imports() -> None:
    """It would see a user whom nobody knows, a word for a grade, and one that is too big."""
    for row in ("q@x.org,5", "user0@x.org,five", "user0@x.org,101"):
        with pytest.raises(AbortedError):
            read_by_moodle(f"Email address,G\n{row}\n".encode(), EMAILS, "Email address", "G")
