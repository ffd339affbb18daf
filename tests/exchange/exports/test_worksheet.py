"""The grading worksheet of Moodle: filled offline, and every row of it is one that Moodle takes."""

import csv
import io
from dataclasses import replace

import pytest

from grader.errors import UsageError
from grader.exchange.exports.filling import Filled
from grader.exchange.exports.grades import Result
from grader.exchange.exports.matching import PARTICIPANT
from grader.exchange.exports.sheet import read_sheet
from grader.exchange.exports.worksheet import fill_worksheet, is_worksheet
from grader.store.people import Person
from tests.exchange.exports.systems import read_worksheet, result

HEADER = ["Identifier", "Full name", "Email address", "Status", "Grade", "Maximum grade",
          "Grade can be changed", "Last modified (submission)", "Last modified (grade)",
          "Feedback comments"]  # fmt: skip
GERMAN = ["ID", "Vollständiger Name", "E-Mail-Adresse", "Status", "Bewertung", "Bestwertung",
          "Bewertung kann geändert werden", "Zuletzt geändert (Abgabe)", "Zuletzt geändert (Bewertung)",
          "Feedback als Kommentar"]  # fmt: skip
NAMES = ["Ada Li", "Bo O'Neil, jr", "Zoe\u0308 Müller", "王 小明"]
CLASS = [Person(f"s{k:02}", name, f"u{k}@x.org") for k, name in enumerate(NAMES)]


def exported(
    header: list[str] = HEADER,
    word: str = "Participant ",
    yes: str = "Yes",
    maximum: str = "10.00",
    *,
    blind: bool = False,
) -> str:
    """Return what Moodle exports."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    hidden = ("Full name", "Email address") if blind else ()
    kept = [k for k, name in enumerate(header) if name not in hidden]
    writer.writerow([header[k] for k in kept])
    for k, name in enumerate(NAMES):
        row = [f"{word}{5000 + k}", name, f"u{k}@x.org", "Submitted for grading - ", "", maximum, yes,
               "Friday, 20 November 2026, 9:00 AM", "-", ""]  # fmt: skip
        writer.writerow([row[j] for j in kept])
    return file.getvalue()


def fill(text: str, grades: list[Result], people: list[Person] = CLASS) -> Filled:
    """Fill a worksheet for the whole class."""
    return fill_worksheet(text.encode("utf-8-sig"), grades, people)


def test_moodle_takes_every_grade_and_sentence() -> None:
    """By participant; who has no grade keeps an empty cell, which Moodle passes over."""
    filled = fill(exported(), [result(CLASS[0], 7.5), result(CLASS[2], 0)])
    got = read_worksheet(filled.content)
    assert {who: grade for who, (grade, _) in got.items()} == {
        "5000": 7.5,
        "5001": None,
        "5002": 0,
        "5003": None,
    }
    assert got["5000"][1] == "Points: 7.5 of 10: counts 7.5."
    assert got["5001"][1] == ""


def test_only_grade_and_comment_change() -> None:
    """Not even the moments that Moodle compares."""
    raw = exported().encode("utf-8-sig")
    filled = read_sheet(fill(exported(), [result(CLASS[1])]).content)
    for k, line in enumerate(read_sheet(raw).lines):
        changed = [j for j, cell in enumerate(line.raw) if filled.lines[k].raw[j] != cell]
        assert changed == ([4, 9] if k == 2 else [])
    assert filled.mark == "\ufeff"


def test_a_german_worksheet_is_known() -> None:
    """By its own words, with its decimal commas."""
    text = exported(GERMAN, "Teilnehmer/in", "Ja", "10,00")
    assert is_worksheet(text.encode())
    content = fill(text, [result(CLASS[0], 7.5)]).content.decode("utf-8-sig")
    assert '"7,5","10,00",Ja' in content


def test_other_exports_are_no_worksheets() -> None:
    """Those of the gradebook have no participants."""
    assert is_worksheet(exported().encode())
    assert not is_worksheet(b"First name,Email address,Grade\n")


def test_locked_rows_stay_and_are_told() -> None:
    """Moodle would pass over them without a word."""
    text = exported().replace("10.00,Yes", "10.00,No", 1)
    filled = fill(text, [result(CLASS[0]), result(CLASS[1])])
    assert [(one.name, one.why) for one in filled.told.left_out] == [("s00", "locked in Moodle")]
    assert filled.told.written == ("s01",)
    assert read_sheet(filled.content).lines[1].raw == read_sheet(text.encode()).lines[1].raw


def test_participants_are_found_by_what_a_download_told() -> None:
    """Where names are hidden, nothing else says whose a row is."""
    people = [CLASS[0], replace(CLASS[1], ids={PARTICIPANT: "5001"})]
    filled = fill(exported(blind=True), [result(person) for person in people], people)
    assert filled.told.written == ("s01",)
    assert [one.name for one in filled.told.left_out] == ["s00"]
    assert len(filled.told.strangers) == 3


@pytest.mark.parametrize(
    ("text", "points", "why"),
    [
        (exported(maximum="100.00"), 8, "the maximum grade in Moodle is 100, and .* out of 10.*--out-of 100"),
        (
            exported(),
            11,
            '"s00" has 11 points, and Moodle takes none above the maximum of 10; nothing was written',
        ),
        (exported([*HEADER[:5], "Scale", *HEADER[6:]]), 8, "graded by a scale"),
        (exported().replace("10.00,Yes", "10.00,No"), 8, "no row in it is that of a student with a grade"),
        (exported().replace("Participant 5001,", "Participant 5001,,"), 8, "line 3: expected 10 cells"),
    ],
)
def test_what_moodle_would_not_take_is_not_written(text: str, points: float, why: str) -> None:
    """With a sentence that says what to do."""
    with pytest.raises(UsageError, match=why):
        fill(text, [result(CLASS[0], points)])
