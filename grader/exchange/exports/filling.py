"""What every filled file has in common: whose the rows are, what is written, and who is told of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from grader.assignments.wording import short
from grader.errors import UsageError
from grader.exchange.exports.grades import LeftOut, Result
from grader.exchange.exports.matching import Matches, Them
from grader.exchange.exports.sheet import Line, Sheet
from grader.questions.numbers import quoted

MOST_DIGITS = 20
NO_ROW = "not in the file, or not to be told from others there"


@dataclass(frozen=True, slots=True)
class Told:
    """Who is in a filled file, and who not.

    Attributes
    ----------
    written : tuple of str
        Who has a grade in it.
    left_out : tuple of LeftOut
        Who has a grade, and not in the file.
    unclear : tuple of (str, str)
        Rows that could be somebody's, and why that is not sure.
    strangers : tuple of str
        Rows that are nobody's of the class.
    notes : tuple of str
        Sentences on what to do or to know.
    """

    written: tuple[str, ...]
    left_out: tuple[LeftOut, ...] = ()
    unclear: tuple[tuple[str, str], ...] = ()
    strangers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filled:
    """A file with grades in it, the name of their column, and who is in it."""

    content: bytes
    column: str
    told: Told


@dataclass(frozen=True, slots=True)
class Target:
    """The column that is written: its place, or behind all others where it is new; and how decimals look."""

    name: str
    place: int
    is_new: bool
    sign: str = "."


def require_width(sheet: Sheet, lines: Sequence[tuple[int, Line]]) -> None:
    """Refuse a file in which a student's row has another number of cells than there are columns."""
    width = len(sheet.header)
    for _, line in lines:
        if len(line.raw) != width:
            raise UsageError(
                f"line {line.number}: expected {width} cells, as in the line that names the columns, "
                f"got {len(line.raw)}; export it again"
            )


def chosen(sheet: Sheet, fitting: Sequence[int], said: str, what: str) -> int | None:
    """Choose the column that was named, else the only one that fits; none where none does.

    Raises
    ------
    UsageError
        If several fit, or what was named is not there.
    """
    header = sheet.header
    exactly = [k for k, name in enumerate(header) if said and name == said.strip()]
    places = exactly or list(fitting)
    if said and not places:
        raise UsageError(f"--column: no column is called {quoted(said)}")
    if len(places) > 1:
        which = " and ".join(quoted(header[k]) for k in places)
        if exactly:
            raise UsageError(f"--column: two columns are called {quoted(said)}; rename one in {what}")
        raise UsageError(f"several columns could be meant: {which}; name one with --column")
    return places[0] if places else None


def require_maximum(result: Result, maximum: Fraction | None, what: str) -> None:
    """Refuse points that are counted out of something else than the other system does."""
    if maximum and maximum != result.out_of:
        raise UsageError(
            f"{what} is {short(maximum)}, and the assignment counts out of {short(result.out_of)}: "
            f"nothing was written; --out-of {short(maximum)} converts the points"
        )


def as_number(text: str) -> Fraction | None:
    """Read a number as systems write them; none where it is none.

    >>> as_number("7,50"), as_number("-"), as_number("1e3")
    (Fraction(15, 2), None, None)
    """
    plain = text.replace(",", ".")
    digits = plain.removeprefix("-").replace(".", "", 1)
    readable = digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS
    return Fraction(plain) if readable else None


def points_text(points: Fraction, sign: str) -> str:
    """Write points with at most two decimals."""
    return short(points).replace(".", sign)


def told(
    grades: Sequence[Result], matches: Matches, skipped: Mapping[str, str], strangers: Sequence[Them]
) -> Told:
    """Say who is written, who is left out, and which rows are unclear or nobody's.

    Raises
    ------
    UsageError
        If nobody is written: the file would be the same as before.
    """
    names = [result.person.name for result in grades]
    written = [name for name in names if name in matches.rows and name not in skipped]
    if not written:
        raise UsageError("no row in it is that of a student with a grade; nothing was written")
    left_out = [LeftOut(name, NO_ROW) for name in names if name not in matches.rows]
    left_out += [LeftOut(name, why) for name, why in skipped.items()]
    unclear = [(them.shown, why) for them, why in matches.unclear]
    known = len(matches.by_name.intersection(written))
    notes = [f"{known} found by {'their names' if known > 1 else 'the name'} alone."] if known else []
    return Told(
        tuple(written), tuple(left_out), tuple(unclear), tuple(one.shown for one in strangers), tuple(notes)
    )
