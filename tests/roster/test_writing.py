"""What is written is read back, and no spreadsheet computes it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.roster import OTHER_IDS, roster_text
from grader.roster.cells import plain, safe
from tests.roster.rosters import roster_of

FORMULAS = ("=1+1", "+49 30", "-1", "@me", "\tx", "\rx", "'=1", "''@")
TEXTS = st.text(alphabet="a=+-@'\"\t\r\n,;1", max_size=6) | st.text(max_size=6)


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_would_run_begins_with_an_apostrophe(text: str) -> None:
    """It shows the text then; reading takes off that apostrophe, and no other."""
    assert safe(text) == f"'{text}"
    assert plain(safe(text)) == text


@pytest.mark.parametrize("text", ["", "O'Neil", "'t Hooft", "a=b", "'", "1-2"])
def test_other_texts_are_left_alone(text: str) -> None:
    """Also those that begin with an apostrophe of their own."""
    assert safe(text) == plain(text) == text


def test_a_formula_for_a_text_is_that_text() -> None:
    """So Canvas writes names that look like formulas, and people numbers with leading zeros."""
    assert plain('="007"') == "007"
    assert plain('="say ""=1"""') == 'say "=1"'
    assert roster_of('id,name\n="007","=""=Li"""\n').entries[0].fields == {"id": "007", "full_name": "=Li"}


@given(TEXTS)
def test_any_text_comes_back(text: str) -> None:
    """`plain` is the inverse of `safe`."""
    assert plain(safe(text)) == text
    assert not safe(text).startswith(("=", "+", "-", "@", "\t", "\r"))


LETTERS = st.characters(exclude_categories=["C", "Z", "M"], max_codepoint=0x24F)
FIELDS = st.fixed_dictionaries(
    {},
    optional={name: st.text(LETTERS, min_size=1) for name in ("full_name", "email", "section", *OTHER_IDS)},
)


@given(st.lists(FIELDS, min_size=1, max_size=4))
def test_what_was_written_is_read_back(students: list[dict[str, str]]) -> None:
    """Every field of every student, whatever stands in it; two who share an address are a problem."""
    rows = [{"id": f"s{number}", **fields} for number, fields in enumerate(students)]
    listed = roster_of(roster_text(rows))
    shared = {line for problem in listed.problems for line in problem.lines}
    read = {
        entry.line: {name: text for name, text in entry.fields.items() if text} for entry in listed.entries
    }

    assert listed.unused == ()
    assert read == {line: row for line, row in enumerate(rows, 2) if line not in shared}


@given(st.lists(FIELDS, min_size=1, max_size=4))
def test_no_cell_is_a_formula(students: list[dict[str, str]]) -> None:
    """Whoever chose the name."""
    rows = csv.reader(io.StringIO(roster_text(students), newline=""))

    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_columns_of_other_ids_are_those_that_somebody_has() -> None:
    """A class of one system is not told of the others."""
    assert roster_text([{"id": "s1", "canvas": "1"}, {"id": "s2", "full_name": "Bo"}]) == (
        "id,full_name,email,section,canvas\r\ns1,,,,1\r\ns2,Bo,,,\r\n"
    )
