"""The numbers of a text, and what they claim to be.

::

    [[0.5 = half(1)]]      a claim: the reader sees 0.5, and the expression must give exactly this
    [[0.33 ~ third(1)]]    a rounded claim: the number has as many decimals as are typed
    [[4]]                  given: chosen by the author, nothing to check

A claim stands on one line, in words or in a formula. Any other number in a text is bare, and could be wrong
unseen. Only these may be bare: in a formula the digits 0 to 9, as in ``2x``; and what stands in code, in
targets of links, in headings and before the items of a list. Names with digits, such as Q01, are no numbers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from grader.markup import Kind, read

CLAIM = re.compile(
    r"""\[\[\ * (?P<typed> [-+]? \d+ (?:\.\d+)? (?:[eE][-+]?\d+)? )
        (?: \ +(?P<kind> [=~] )\ + (?P<expression> [^\n]+? ) )? \ *\]\](?!\])""",
    re.VERBOSE,
)
NUMBER = re.compile(r"(?<![\w.])-?\d+(?:[.,]\d+)*")
NUMBER_IN_FORMULA = re.compile(r"(?<![\d.])\d+(?:[.,]\d+)*")
FRACTION_OF_DIGITS = re.compile(r"\\[dt]?(?:frac|binom) *\d *\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Claim:
    """A number in a text: where it stands, as it is typed, and what must give it.

    `kind` is ``"="``, ``"~"``, or empty for a number that is given; `source` is all of it, with brackets.
    """

    line: int
    column: int
    typed: str
    kind: str
    expression: str
    source: str


def claims_in(text: str) -> list[Claim]:
    """Find the claims of a text, in order.

    >>> [(claim.typed, claim.kind, claim.expression) for claim in claims_in("a [[0.5 = half(1)]] b [[4]]")]
    [('0.5', '=', 'half(1)'), ('4', '', '')]
    """
    return [
        Claim(*_place(text, found.start()), found["typed"], *_said(found), found[0]) for found in _found(text)
    ]


def without_claims(text: str) -> str:
    """Return a text as its readers see it: of each claim, the number alone."""
    for found in reversed(list(_found(text))):
        text = text[: found.start()] + found["typed"] + text[found.end() :]
    return text


def column_in(text: str, line: int, column: int) -> int:
    """Return the column in a text of what readers see at a line and column of `without_claims(text)`."""
    for claim in claims_in(text):
        if claim.line == line and claim.column + len(claim.typed) <= column:
            column += len(claim.source) - len(claim.typed)
    return column


def broken_claims(text: str) -> list[tuple[int, int]]:
    """Find lines and columns of double brackets, outside of code, that are no claim."""
    document = read(_masked(text))
    code = [range(span.start, span.end) for span in document.only(Kind.CODE)]
    places = [found.start() for found in re.finditer(r"\[\[", document.text)]
    return [document.place(place) for place in places if not any(place in span for span in code)]


def bare_numbers(text: str) -> list[tuple[int, int, str]]:
    """Find lines, columns and numbers that claim nothing and are not given."""
    document = read(_masked(text))
    found = [(number.start(), number[0]) for number in NUMBER.finditer(document.prose())]
    for span in document.only(Kind.FORMULA, Kind.DISPLAY):
        found += [(span.places[place], number) for place, number in _numbers_in_formula(span.content)]
    return [(*document.place(place), number) for place, number in sorted(found)]


def bare_numbers_in_formula(tex: str) -> list[str]:
    """Find the numbers of a formula, without dollars, that claim nothing and are not given."""
    return [number for _, number in _numbers_in_formula(_masked(tex))]


def _numbers_in_formula(tex: str) -> Iterator[tuple[int, str]]:
    tex = FRACTION_OF_DIGITS.sub(lambda found: "x" * len(found[0]), tex)
    for number in NUMBER_IN_FORMULA.finditer(tex):
        if len(number[0]) > 1:
            yield number.start(), number[0]


def _found(text: str) -> Iterator[re.Match[str]]:
    """Find the claims; in code, brackets around a number alone are those of a list."""
    matches = list(CLAIM.finditer(text))
    lists = [found for found in matches if not found["kind"]]
    code = [range(span.start, span.end) for span in read(text).only(Kind.CODE)] if lists else []
    for found in matches:
        if found["kind"] or not any(found.start() in span for span in code):
            yield found


def _said(found: re.Match[str]) -> tuple[str, str]:
    return found["kind"] or "", found["expression"] or ""


def _masked(text: str) -> str:
    """Put a word of the same length in place of each claim."""
    for found in _found(text):
        text = text[: found.start()] + "x" * len(found[0]) + text[found.end() :]
    return text


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
