"""Rows, encodings, delimiters; and what cannot be taken, by line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.errors import UsageError
from tests.roster.rosters import ids, problems, roster_of

LONG = "x" * 201


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_delimiter_and_line_end(delimiter: str, end: str) -> None:
    """As spreadsheets of any country and system write them; blank lines are none."""
    rows = ["", "id|name", "s1|Ada", "", "||", "s2|Bo"]

    listed = roster_of(end.join(rows).replace("|", delimiter))

    assert [(entry.line, *entry.fields.values()) for entry in listed.entries] == [
        (3, "s1", "Ada"),
        (6, "s2", "Bo"),
    ]
    assert listed.delimiter == delimiter
    assert listed.problems == ()


def test_the_delimiter_is_the_one_that_makes_sense_of_the_header() -> None:
    """Not the most frequent sign: names have commas in them; Excel may say it in a line of its own."""
    assert roster_of("id;Name, first name and, if any, others\ns1;Li, Ada\n").delimiter == ";"
    assert ids(roster_of("sep=|\nid|name\ns1|Li, Ada; B\n")) == ["s1"]
    assert ids(roster_of('sep=;\r\nid;"name"\r\ns1;Li\r\n')) == ["s1"]


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_any_encoding(codec: str, name: str) -> None:
    """Accents arrive as they were; how it was read is told."""
    listed = roster_of("id;name\ns1;Zoë Groß\ns2;Bo “B” Łi\n".replace("Ł", "L").encode(codec))

    assert [entry.fields["full_name"] for entry in listed.entries] == ["Zoë Groß", "Bo “B” Li"]
    assert listed.encoding == name
    assert listed.columns["id"] == "id"


def test_plain_letters_are_utf8() -> None:
    """Nobody is warned of accents that are not there."""
    assert roster_of(b"id\ns1\n").encoding == "UTF-8"


@pytest.mark.parametrize(
    "raw",
    [
        b"id,name\ns1,Zo\xc3\xab\ns2,Zo\xeb\n",  # UTF-8, and one row from elsewhere
        b"id,name\ns1,Zo\xeb\ns2,Zo\x81\n",  # Windows-1252, and a byte that is nothing there
        "id,name\ns1,Zoë\ns2,Zo\ufffd\n".encode(),  # lost before
    ],
)
def test_lost_letters_are_a_problem_of_their_row(raw: bytes) -> None:
    """What cannot be decoded is told with its line; where nobody uses the column it does not matter."""
    listed = roster_of(raw)

    assert ids(listed) == ["s1"]
    assert problems(listed) == [((3,), '"Zo�" has letters that were lost (�); save the file as UTF-8')]
    assert ids(roster_of(raw, full_name="")) == ["s1", "s2"]


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "it is empty; expected a line with the names of the columns, and a line a student"),
        (b"\n , \n", "it is empty"),
        (b'sep="\nid\ns1\n', "no column is known as the id"),
        (b"PK\x03\x04...", r"it is a spreadsheet; save it as CSV \(UTF-8\)"),
        ("id\ns1\n".encode("utf-16-le"), "it holds NUL bytes, so it is not a text file"),
        (b'id,"name\ns1,Ada\n', "line 1, which names the columns, cannot be read: a quote is opened here"),
    ],
)
def test_what_is_no_table_is_refused(raw: bytes, sentence: str) -> None:
    """As a whole, with what to do."""
    with pytest.raises(UsageError, match=sentence):
        roster_of(raw)


def test_cells_may_hold_delimiters_quotes_and_lines() -> None:
    """Lines are counted as an editor does; a name stands in one line, in one spelling."""
    listed = roster_of('id,name\ns1,"Li, Ada\n ""A"" "\ns2,  Zoe\u0308\u00a0 Li\n')

    assert [(entry.line, entry.fields["full_name"]) for entry in listed.entries] == [
        (2, 'Li, Ada "A"'),
        (4, "Zoë Li"),
    ]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("s2", "expected 2 cells, as in the line that names the columns, got 1"),
        ("s2,Li,Bo", "expected 2 cells, as in the line that names the columns, got 3"),
        (",Bo", "no id"),
        ("  \u00a0,Bo", "no id"),
        ("s\x1b[2J,Bo", r'"s\x1b[2J" has characters in it that cannot be shown'),
        ("s\u202e2,Bo", r'"s\u202e2" has characters in it that cannot be shown'),
        ('"s\n2",Bo', r'"s\n2" has characters in it that cannot be shown'),
        ("s2,B\x07o", r'"B\x07o" has characters in it that cannot be shown'),
        (
            f"{LONG},Bo",
            f'the id "{LONG[:40]}…" cannot be the name of a student: too long, or nothing but quotes',
        ),
        ("$,Bo", 'the id "$" cannot be the name of a student: too long, or nothing but quotes'),
        (".s2,Bo", 'the id ".s2" cannot be the name of a file: it begins with . or has / or \\ in it'),
        ("'.s2',Bo", "the id \"'.s2'\" cannot be the name of a file: it begins with . or has / or \\ in it"),
        ("a/b,Bo", 'the id "a/b" cannot be the name of a file: it begins with . or has / or \\ in it'),
        (
            "1.2E+11,Bo",
            '"1.2E+11" is a long number that a spreadsheet has rounded; format its column as text',
        ),
        ('s2,"B" o', 'quotes do not fit; a quote within quotes is written twice: "Jo ""J"" Li"'),
        ("S1,Bo", 'the same id: "S1" and "s1"'),
        ("s1,Bo", 'the same id: "s1"'),
        ("ｓ1,Bo", 'the same id: "s1" and "ｓ1"'),
    ],
)
def test_a_row_that_cannot_be_taken_is_named_and_stops_no_other(row: str, sentence: str) -> None:
    """Its line, what is wrong, and how it could be right; of doubles none is taken."""
    listed = roster_of(f"id,name\ns1,Ada\n{row}\ns3,Cy\n")
    double = sentence.startswith("the same")

    assert problems(listed) == [((2, 3) if double else (3,), sentence)]
    assert ids(listed) == (["s3"] if double else ["s1", "s3"])


def test_all_problems_of_a_row_are_told() -> None:
    """So that one round of mending is enough."""
    assert problems(roster_of("id,name,canvas\n,B\x07o,1E+9\n")) == [
        ((2,), "no id"),
        ((2,), r'"B\x07o" has characters in it that cannot be shown'),
        ((2,), '"1E+9" is a long number that a spreadsheet has rounded; format its column as text'),
    ]


def test_an_accent_in_two_spellings_is_one_id() -> None:
    """A Mac writes it as two characters."""
    assert problems(roster_of("id\nzoë\nzoe\u0308\n")) == [((2, 3), 'the same id: "zoë"')]


def test_other_ids_and_addresses_belong_to_one_student() -> None:
    """Otherwise a download could not be matched; cells that are empty are not alike."""
    listed = roster_of("id,email,canvas\ns1,a@b,1\ns2,A@B,2\ns3,,3\ns4,,3\ns5,,\ns6,,\n")

    assert problems(listed) == [
        ((2, 3), 'the same e-mail address: "A@B" and "a@b"'),
        ((4, 5), 'the same Canvas id: "3"'),
    ]
    assert ids(listed) == ["s5", "s6"]
    assert {"s1", "s2", "s3", "s4"} <= listed.doubtful


def test_a_quote_that_is_not_closed_tells_from_where_to_where() -> None:
    """It may swallow students; they are in doubt, and not gone."""
    listed = roster_of('id,name\ns1,Ada\n"s2","Bo\ns3,Cy\ns4,Di\n')

    assert problems(listed) == [((3,), "a quote is opened here and closed nowhere, up to line 5")]
    assert ids(listed) == ["s1"]
    assert {"s2", "s3", "s4"} <= listed.doubtful


def test_a_huge_cell_is_a_problem_of_its_row() -> None:
    """It is no name, and not the end of the program."""
    listed = roster_of(f"id,name\ns1,{'x' * 200_000}\ns2,Bo\n")

    assert [lines for lines, _ in problems(listed)] == [(2,)]
    assert ids(listed) == ["s2"]


def test_blank_cells_at_the_end_of_a_row_do_no_harm() -> None:
    """Some programs end every line with a delimiter."""
    assert ids(roster_of("id,name\ns1,Ada,,\n")) == ["s1"]


def test_names_may_be_written_in_any_language() -> None:
    """Joiners of Persian and Hindi are part of a name, though nobody sees them."""
    assert roster_of("id,name\ns1,می\u200cخواهم\n").entries[0].fields["full_name"] == "می\u200cخواهم"


@given(st.binary(max_size=60))
def test_any_bytes_are_a_roster_or_are_refused(raw: bytes) -> None:
    """Hostile files end in sentences that a screen can show."""
    for whole in (raw, b"id,name\n" + raw):
        try:
            sentences = [text for _, text in problems(roster_of(whole))]
        except UsageError as error:
            sentences = [str(error)]
        assert all(map(str.isprintable, sentences))


@given(st.lists(st.text(alphabet='s1S,"\n.\x1b é\r', max_size=8), max_size=6))
def test_every_row_is_accounted_for(rows: list[str]) -> None:
    """A student is on the roster or in a problem, and never in both."""
    listed = roster_of("\n".join(["id,name", *rows]))
    taken = [entry.line for entry in listed.entries]
    refused = {line for problem in listed.problems for line in problem.lines}

    assert len(taken) == len({*taken})
    assert not {*taken} & refused
    assert len({*taken} | refused) >= any(row.strip(' ,"\r\n') for row in rows)
