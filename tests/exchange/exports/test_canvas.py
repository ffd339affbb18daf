"""A gradebook of Canvas is filled so that Canvas takes all of it back without a question."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.errors import UsageError
from grader.exchange.exports.canvas import fill_canvas, new_canvas
from grader.exchange.exports.filling import Filled
from grader.exchange.exports.grades import Result
from grader.exchange.exports.sheet import read_sheet
from grader.store.people import Person
from tests.exchange.exports.systems import CanvasUser, people, read_by_canvas, result

NAMES = [
    "Li, Ada",
    'O\'Neil, "Bo" B.',
    "Müller, Zoë",
    "Mu\u0308ller, Anna",
    "王, 小明",
    "🎉, Pat",
    "=cmd, Eve",
]
USERS = [CanvasUser(100 + k, name, f"U{k}", f"login{k}") for k, name in enumerate(NAMES)]
CLASS = [Person(f"s{k:02}", user.sortable, ids={"canvas": str(user.id)}) for k, user in enumerate(USERS)]
COLUMN = "Week 1 (4711)"


def exported(
    column: str = COLUMN, cells: list[str] | None = None, delimiter: str = ",", maximum: str = "10.00"
) -> str:
    """Return what Canvas exports: its students, a line of hidden assignments, totals that are read only."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\n")
    writer.writerow(
        [
            "Student",
            "ID",
            "SIS User ID",
            "SIS Login ID",
            "Section",
            "Notes",
            "Quiz (7)",
            column,
            "Current Score",
        ]
    )
    writer.writerow(["", "", "", "", "", "", "", "Manual Posting", ""])
    writer.writerow(["    Points Possible", "", "", "", "", "", "5.00", maximum, "(read only)"])
    for k, user in enumerate(USERS):
        name = f'="{user.sortable}"' if user.sortable.startswith("=") else user.sortable
        cell = (cells or [""] * len(USERS))[k]
        writer.writerow([name, user.id, user.sis, user.login, "A and B", "", "4.50", cell, "90.00"])
    writer.writerow(["Student, Test", "999", "", "f00", "A", "", "", "", ""])
    return file.getvalue()


USERS_THERE = [*USERS, CanvasUser(999, "Student, Test")]


def fill(text: str | bytes, grades: list[Result], title: str = "Week 1", column: str = "") -> Filled:
    """Fill a file for the whole class."""
    raw = text if isinstance(text, bytes) else text.encode()
    return fill_canvas(raw, grades, CLASS, title, column)


@given(st.lists(st.none() | st.integers(0, 4000), min_size=len(CLASS), max_size=len(CLASS)).filter(any))
def test_canvas_reads_what_was_meant(points: list[int | None]) -> None:
    """Each grade arrives at its student to two decimals, and nobody else has one."""
    grades = [
        result(person, str(number / 400))
        for person, number in zip(CLASS, points, strict=True)
        if number is not None
    ]
    filled = fill(exported(), grades)
    got = read_by_canvas(filled.content, USERS_THERE, COLUMN)
    assert {k: float(v) for k, v in got.items()} == {
        int(one.person.ids["canvas"]): pytest.approx(float(one.points), abs=0.00501) for one in grades
    }
    assert filled.told.written == tuple(one.person.name for one in grades)


def test_nothing_else_changes() -> None:
    """Every other cell keeps its bytes: totals, points possible, other assignments, names of all kinds."""
    raw = exported().encode()
    filled = read_sheet(fill(raw, [result(CLASS[2], 7)]).content)
    for before, after in zip(read_sheet(raw).lines, filled.lines, strict=True):
        changed = [k for k, (a, b) in enumerate(zip(before.raw, after.raw, strict=True)) if a != b]
        assert changed == ([7] if after.cells[0] == "Müller, Zoë" else [])


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\0\r\ufeff"), max_size=9),
        min_size=7,
        max_size=7,
    ),
    st.integers(0, 6),
)
def test_no_other_byte_changes_whatever_stands_there(notes: list[str], who: int) -> None:
    """Before, between and behind what is written."""
    file = io.StringIO(exported())
    rows = list(csv.reader(file))
    for row, note in zip(rows[3:], notes, strict=False):
        row[5] = note
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    raw = out.getvalue().encode()
    mark = f'"{notes[who].replace(chr(34), chr(34) * 2)}","4.50","'.encode()
    line = f'"login{who}","A and B",'.encode() + mark
    assert raw.count(line) == 1
    assert fill(raw, [result(CLASS[who], 7.25)]).content == raw.replace(line, line + b"7.25")


def test_first_and_last_names_may_have_columns_of_their_own() -> None:
    """As Canvas writes them where it is asked to."""
    text = (
        "LastName,FirstName,ID,SIS Login ID,Section,Week 1 (4711)\nOther,Name,102,x,A,\nMüller,Zoë,999,y,A,\n"
    )
    filled = fill_canvas(text.encode(), [result(CLASS[2])], [CLASS[2]], "Week 1")
    assert b"Other,Name,102,x,A,8\n" in filled.content
    by_name = Person("zoe", "Zoë Müller")
    assert b"y,A,8\n" in fill_canvas(text.encode(), [result(by_name)], [by_name], "Week 1").content


def test_the_other_dress_of_canvas_is_kept() -> None:
    """A byte order mark, semicolons and decimal commas stay."""
    text = exported(delimiter=";", maximum="10,00").replace("4.50", "4,50").replace("90.00", "90,00")
    raw = text.replace("5.00", "5,00").encode("utf-8-sig")
    filled = fill(raw, [result(CLASS[0], 7.5)])
    assert filled.content.startswith(b"\xef\xbb\xbf")
    assert b"Li, Ada;100;U0;login0;A and B;;4,50;7,5;90,00" in filled.content
    assert read_by_canvas(filled.content, USERS_THERE, COLUMN) == {100: "7.5"}


def test_a_new_column_is_what_canvas_takes_for_a_new_assignment() -> None:
    """Behind all others, with its points possible; lines of Canvas' own stay without a student."""
    filled = fill(exported("Week 9 (9)"), [result(CLASS[1], 7)])
    assert read_by_canvas(filled.content, USERS_THERE, "Week 1") == {101: "7"}
    sheet = read_sheet(filled.content)
    assert sheet.lines[2].cells[-1] == "10"
    assert [line.cells[-1] for line in sheet.lines[3:]] == ["", "7", "", "", "", "", "", ""]
    assert "Canvas asks on import" in filled.told.notes[0]


def test_what_canvas_says_of_a_student_stays() -> None:
    """Who is excused stays excused; who is not assigned gets nothing; both are told."""
    filled = fill(
        exported(cells=["EX", "N/A", "3", "", "", "", ""]), [result(person) for person in CLASS[:3]]
    )
    assert read_by_canvas(filled.content, USERS_THERE, COLUMN) == {100: "EX", 102: "8"}
    assert [(one.name, one.why) for one in filled.told.left_out] == [
        ("s00", "excused in Canvas"),
        ("s01", "not assigned to them in Canvas"),
    ]


def test_both_sides_without_a_match_are_told() -> None:
    """Who has a grade and no row, and rows of nobody; the test student of Canvas is nobody's loss."""
    filled = fill_canvas(
        exported().encode(), [result(CLASS[0]), result("zoe")], [*CLASS[:6], Person("zoe")], "Week 1"
    )
    assert [one.name for one in filled.told.left_out] == ["zoe"]
    assert filled.told.strangers == ("=cmd, Eve (line 10)",)


@pytest.mark.parametrize(
    ("text", "title", "column", "why"),
    [
        (exported(maximum="(read only)"), "Week 1", "", "is read only in Canvas"),
        (
            exported(maximum="100"),
            "Week 1",
            "",
            "is 100, and the assignment counts out of 10.*--out-of 100 converts",
        ),
        (
            exported().replace("Quiz (7)", "Week 1 (7)"),
            "Week 1",
            "",
            "several columns could be meant: .*--column",
        ),
        (exported(), "Week 1", "Weak 1", 'no column is called "Weak 1"'),
        (exported(), "Week 1", "Current Score", "no column of an assignment"),
        (exported(), "Week 1", "ID", "no column of an assignment"),
        (exported(), "My Final Grade", "", "change the title"),
        (exported(), "Sprint (2024)", "", r"takes \(2024\)"),
        (exported(), "Section", "", "change the title"),
        ("sep=,\n" + exported(), "Week 1", "", "no gradebook of Canvas"),
        ("First name,Surname,Email address,x\n", "Week 1", "", "no gradebook of Canvas"),
        (exported().replace("login0,A and B", "login0,A,and B"), "Week 1", "", "line 4: expected 9 cells"),
        (exported().replace("10", "20").replace("20.00", "10.00"), "Week 1", "", "no row in it"),
    ],
)
def test_what_canvas_would_not_take_is_not_written(text: str, title: str, column: str, why: str) -> None:
    """With a sentence that says what to do."""
    person = Person("s00", ids={"canvas": "100"})
    with pytest.raises(UsageError, match=why):
        fill_canvas(text.encode(), [result(person)], [person], title, column)


def test_a_named_column_is_taken_among_several() -> None:
    """With its number, or without."""
    text = exported().replace("Quiz (7)", "Week 1 (7)")
    assert fill(text, [result(CLASS[0], 5)], column=COLUMN).column == COLUMN
    assert fill(exported(), [result(CLASS[0], 5, 5)], "Week 1", "Quiz").column == "Quiz (7)"


def test_filling_twice_changes_nothing() -> None:
    """What was written is written again."""
    grades = [result(person, k) for k, person in enumerate(CLASS)]
    once = fill(exported(), grades)
    assert fill(once.content, grades).content == once.content


def test_a_new_gradebook_is_read_by_canvas() -> None:
    """By every id that is known; formulas are neutral, and the points possible are there."""
    known = [
        Person("s00", "Li, Ada", ids={"canvas": "100"}),
        Person("s01", NAMES[1], ids={"sis": "U1"}),
        Person("login2", "Müller, Zoë"),
        Person("s06", "=cmd, Eve", ids={"sis_login": "login6"}),
        Person("s04", "王, 小明"),
    ]
    filled = new_canvas([result(person, k) for k, person in enumerate(known)], "Week 1")
    assert read_by_canvas(filled.content, USERS, "Week 1") == {
        100: "0",
        101: "1",
        102: "2",
        106: "3",
        104: "4",
    }
    lines = filled.content.decode().split("\r\n")
    assert lines[0] == "Student,ID,SIS User ID,SIS Login ID,Section,Week 1"
    assert lines[1] == "    Points Possible,,,,,10"
    assert '"\'=cmd, Eve",,,login6,,3' in lines


def test_a_new_gradebook_leaves_out_whom_canvas_could_mistake() -> None:
    """Namesakes without an id, and a name that a spreadsheet would run."""
    unsure = [Person("a", "Ada Li"), Person("b", "Ada Li"), Person("c", "=cmd, Eve"), Person("d", "Bo Ng")]
    filled = new_canvas([result(person) for person in unsure], "Week 1")
    assert filled.told.written == ("d",)
    assert [one.name for one in filled.told.left_out] == ["a", "b", "c"]
    with pytest.raises(UsageError, match="nobody has a grade that Canvas could take"):
        new_canvas([result(person) for person in unsure[:3]], "Week 1")


def test_extra_credit_is_written_and_told() -> None:
    """Canvas takes more than full points."""
    filled = fill(exported(), [result(CLASS[0], 11)])
    assert read_by_canvas(filled.content, USERS_THERE, COLUMN) == {100: "11"}
    assert filled.told.notes == ("Some have more than 10: Canvas takes that as extra credit.",)
    assert people([result("a")]) == [Person("a")]
