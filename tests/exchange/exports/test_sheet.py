"""A CSV file keeps every byte but those of the cells that are written."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.errors import UsageError
from grader.exchange.exports.sheet import read_sheet

HEADER = ["Student", "ID", "Section", "Notes"]
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff\r"), max_size=12) | st.sampled_from(
    ["=1+1", 'O\'Brien, "Bo"', "a\nb", "Zoe\u0308", "Zoë", "王小明", "🎉", " x ", ""]
)


@st.composite
def files(draw: st.DrawFn) -> tuple[bytes, list[list[str]]]:
    """Return a CSV file in any dress, and its cells."""
    rows = [HEADER, *draw(st.lists(st.lists(TEXTS, min_size=4, max_size=4), min_size=1, max_size=5))]
    file = io.StringIO(newline="")
    writer = csv.writer(
        file,
        delimiter=draw(st.sampled_from(",;\t")),
        quoting=draw(st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL])),
        lineterminator=draw(st.sampled_from(["\r\n", "\n"])),
    )
    writer.writerows(rows)
    text = file.getvalue()
    if draw(st.booleans()):
        text = text.rstrip("\r\n") if not rows[-1][-1] else text
    codec = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
    return text.encode(codec), rows


@given(files())
def test_what_is_only_read_stays_as_it_is(file: tuple[bytes, list[list[str]]]) -> None:
    """Byte for byte, in every encoding, with any line ends and quotes; and its cells are read."""
    raw, rows = file
    sheet = read_sheet(raw)
    assert sheet.to_bytes() == raw
    assert [list(line.cells) for line in sheet.lines] == [[cell.strip() for cell in row] for row in rows]


@given(files(), st.data(), TEXTS)
def test_every_cell_but_the_one_written_is_the_same(
    file: tuple[bytes, list[list[str]]], data: st.DataObject, text: str
) -> None:
    """The cells before and behind it keep their bytes, and what was written is read back."""
    raw, rows = file
    sheet = read_sheet(raw)
    row = data.draw(st.integers(1, len(rows) - 1))
    column = data.draw(st.integers(0, 3))
    written = read_sheet(sheet.with_cells({(row, column): text}).to_bytes())
    assert written.lines[row].cells[column] == text.strip()
    for k, line in enumerate(sheet.lines):
        for j, cell in enumerate(line.raw):
            assert (k, j) == (row, column) or written.lines[k].raw[j] == cell
        assert written.lines[k].end == line.end
    assert (written.mark, written.codec, written.delimiter) == (sheet.mark, sheet.codec, sheet.delimiter)


@given(files(), TEXTS)
def test_a_new_column_stands_behind_all_others(file: tuple[bytes, list[list[str]]], text: str) -> None:
    """Every row keeps its bytes before it; blank rows stay blank."""
    sheet = read_sheet(file[0])
    written = sheet.with_column({0: "New", 1: text})
    for before, after in zip(sheet.lines, written.lines, strict=True):
        assert after.raw[: len(before.raw)] == before.raw
        assert len(after.raw) == (len(before.raw) if before.is_blank else 5)
    assert written.header[-1] == "New"


def test_quotes_are_kept_as_they_are() -> None:
    """A cell in quotes stays in quotes, and a file that quotes everything quotes what is new."""
    bare, all_quoted = (
        b'Student,ID,Section,"Q"\r\nA,1,x,"2"\r\n',
        b'"Student","ID","Section","Q"\n"A","1","x",""\n',
    )
    assert read_sheet(bare).with_cells({(1, 3): "7"}).to_bytes() == bare.replace(b'"2"', b'"7"')
    assert (
        read_sheet(bare).with_column({0: "N", 1: "7,5"}).to_bytes().endswith(b'"Q",N\r\nA,1,x,"2","7,5"\r\n')
    )
    assert (
        read_sheet(all_quoted)
        .with_column({0: "N", 1: "7"})
        .to_bytes()
        .endswith(b'"Q","N"\n"A","1","x","","7"\n')
    )


def test_letters_of_an_older_encoding_come_back() -> None:
    """Windows-1252 stays Windows-1252; what it cannot write is refused."""
    raw = "Student,ID,Section,Q\nZoë Müller,1,x,\n".encode("cp1252")
    sheet = read_sheet(raw)
    assert sheet.lines[1].cells[0] == "Zoë Müller"
    assert sheet.with_cells({(1, 3): "8"}).to_bytes() == raw.replace(b"x,", b"x,8")
    with pytest.raises(UsageError, match='Windows-1252, which has no "王"; save it as CSV'):
        sheet.with_cells({(1, 3): "王"}).to_bytes()


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "it is empty"),
        (b"PK\x03\x04rest", "it is a spreadsheet"),
        (b"a\0b", "neither UTF-8 nor"),
        (b'Student,ID\n"Ada,1\n', "line 2: a quote is opened"),
        (b'Student,ID\nAda "Bo" Li,"1"2\n', "line 2: a quote is opened"),
        (b'"Student,ID\n', "line 1, which names the columns"),
    ],
)
def test_what_is_no_table_is_refused(raw: bytes, why: str) -> None:
    """With what is wrong, and where."""
    with pytest.raises(UsageError, match=why):
        read_sheet(raw)


def test_most_numbers_say_how_decimals_look() -> None:
    """Of the columns that are asked about."""
    sheet = read_sheet(b'Student;ID;Section;Q\nA;1.5;x;7,50\nB;2.5;x;"8,25"\n')
    assert sheet.decimal_sign([3]) == ","
    assert sheet.decimal_sign([1]) == "."
    assert sheet.decimal_sign([]) == "."
