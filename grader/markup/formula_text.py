"""LaTeX as Unicode text for a terminal: ``θ ← θ − η f′(θ)``.

A formula is walked as MathML. Each element becomes pieces of text, which know how they stand to their
neighbors; `joined` puts spaces between them, and parentheses around a fraction where it would be misread.
Raised and lowered letters are used where Unicode has them all, else ``^(…)`` and ``_(…)``. The lines of
aligned equations are lines; those of a matrix or of cases are parted by semicolons.
"""

from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element

from grader.markup.joining import LOOSE, Piece, joined, outside_fences, without_bars
from grader.markup.mathematics import parsed
from grader.markup.signs import ACCENTS, LOWERED, RAISED, ROOTS, Sort, plain, sort_of

WIDE_SPACE_EM = 0.9


def formula_as_text(tex: str, *, display: bool = False) -> str:
    r"""Write a formula as text; aligned equations are several lines.

    Parameters
    ----------
    tex : str
        LaTeX, without dollars.
    display : bool
        Whether it stands on lines of its own.

    Raises
    ------
    FormulaError
        If it cannot be read.

    Examples
    --------
    >>> formula_as_text(r"x_i^2 \leq \frac{1}{2n} \sum_{k=1}^n a_k")
    'xᵢ² ≤ (1/(2n)) ∑ₖ₌₁ⁿ aₖ'
    """
    root = parsed(tex, display=display)
    tables = [child for child in root if child.tag == "mtable"]
    if len(root) == 1 and tables:
        return "\n".join(_aligned(_table(tables[0])))
    return joined(_pieces(root))


# Pieces of an element.


def _pieces(element: Element) -> list[Piece]:
    """Return the pieces of an element; of one that has no rule, those of its children."""
    return _RULES.get(element.tag, _children)(element)


def _children(element: Element) -> list[Piece]:
    found = [piece for child in element for piece in _pieces(child)]
    if found and found[0].text == "{" and element[-1].tag == "mo" and not plain(element[-1].text or ""):
        found.append(Piece("}", Sort.CLOSING))  # what is open in print, as cases are, is closed in a line
    return found


def _identifier(element: Element) -> list[Piece]:
    text = plain(element.text or "")
    if text == ":":
        return [Piece(text, Sort.COMMA)]
    return [Piece(text, Sort.NAME if len(text) > 1 else Sort.LETTER)] if text else []


def _number(element: Element) -> list[Piece]:
    return [Piece(plain(element.text or ""), Sort.NUMBER)]


def _operator(element: Element) -> list[Piece]:
    text = plain(element.text or "")
    if not text:
        return []
    sort = sort_of(text)
    if sort is Sort.BAR and (form := element.get("form")):
        sort = Sort.OPENING if form == "prefix" else Sort.CLOSING
    if sort is Sort.COMMA and element.get("rspace") == "0":
        sort = Sort.TIGHT
    return [Piece(text, sort)]


def _text(element: Element) -> list[Piece]:
    return [Piece(plain("".join(element.itertext())).replace("\xa0", " "), Sort.TEXT)]


def _space(element: Element) -> list[Piece]:
    width = element.get("width", "")
    if not width.endswith("em"):
        return []
    return [Piece("  " if float(width[:-2]) > WIDE_SPACE_EM else " ", Sort.SPACE)]


def _fraction(element: Element) -> list[Piece]:
    over, under = (_pieces(child) for child in element)
    if element.get("linethickness") == "0":
        return [Piece(f"{joined(over)} choose {joined(under)}", Sort.LETTER)]
    return [Piece(f"{_numerator(over)}/{_denominator(under)}", Sort.FRACTION)]


def _numerator(pieces: Sequence[Piece]) -> str:
    text = joined(pieces)
    minus_only = len(pieces) == 2 and pieces[0].text == "−"
    outside = outside_fences(pieces)
    loose = any(piece.sort in LOOSE for piece in outside) or any(
        piece.sort is Sort.NAME for piece in outside[:-1]
    )
    return f"({text})" if loose and not minus_only else text


def _denominator(pieces: Sequence[Piece]) -> str:
    text = joined(pieces)
    differential = len(pieces) == 2 and pieces[0].text in ("∂", "d")
    outside = outside_fences(pieces)
    single = len(outside) <= 1 and not any(piece.sort in LOOSE for piece in outside)
    return text if single or differential else f"({text})"


def _root(element: Element) -> list[Piece]:
    if element.tag == "msqrt":
        return [Piece(f"√({joined(_children(element))})", Sort.SCRIPTED)]
    inside, degree = (joined(_pieces(child)) for child in element)
    sign = ROOTS.get(degree) or f"{_script(degree, RAISED, '^')}√"
    return [Piece(f"{sign}({inside})", Sort.SCRIPTED)]


def _scripts(element: Element) -> list[Piece]:
    """Put letters above and below what they belong to: scripts, bounds, primes, accents."""
    base, *others = list(element)
    if element.get("accent") == "true" or element.get("accentunder") == "true":
        return _accented(_pieces(base), (others[0].text or "") if len(others[0]) == 0 else "")
    names = {"sub": LOWERED, "sup": RAISED, "under": LOWERED, "over": RAISED}
    order = [table for name, table in names.items() if name in element.tag]
    scripts = ""
    for child, table in zip(others, order, strict=True):
        scripts += _script(joined(_pieces(child)), table, "_" if table is LOWERED else "^")
    return _with_scripts(_pieces(base), scripts)


def _script(text: str, table: dict[str, str], sign: str) -> str:
    tight = text.replace(" ", "")
    if all(letter in table for letter in tight):
        return "".join(table[letter] for letter in tight)
    return f"{sign}({text})"


def _with_scripts(base: list[Piece], scripts: str) -> list[Piece]:
    if not base:
        return [Piece(scripts, Sort.SCRIPTED)]
    fenced = without_bars(base)
    if len(base) == 1 and base[0].sort is not Sort.FRACTION:
        inner, last = [], base[0]
    elif len(fenced) > 1 and fenced[-1].sort is Sort.CLOSING:
        inner, last = fenced[:-1], fenced[-1]
    else:
        inner, last = [], Piece(f"({joined(base)})", Sort.LETTER)
    sort = Sort.SCRIPTED if last.sort in (Sort.LETTER, Sort.NUMBER, Sort.TEXT) else last.sort
    return [*inner, Piece(last.text + scripts, sort)]


def _accented(base: list[Piece], accent: str) -> list[Piece]:
    if accent not in ACCENTS:  # a brace
        return base
    text = joined(base)
    return [Piece("".join(letter + ACCENTS[accent] for letter in text), Sort.LETTER)]


def _matrix(element: Element) -> list[Piece]:
    rows = [", ".join(cell for cell in row if cell) for row in _table(element)]
    return [Piece("; ".join(row for row in rows if row), Sort.LETTER)]


def _table(element: Element) -> list[list[str]]:
    return [[joined(_children(cell)) for cell in row] for row in element]


def _nothing(_: Element) -> list[Piece]:
    return []


_RULES: dict[str, Callable[[Element], list[Piece]]] = {
    "mi": _identifier,
    "mn": _number,
    "mo": _operator,
    "mtext": _text,
    "mspace": _space,
    "mfrac": _fraction,
    "msqrt": _root,
    "mroot": _root,
    **dict.fromkeys(("msub", "msup", "msubsup", "munder", "mover", "munderover"), _scripts),
    "mtable": _matrix,
    "mphantom": _nothing,
}


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Write equations below each other, each column as wide as its longest cell."""
    if all(len([cell for cell in row if cell]) <= 1 for row in rows):
        return ["".join(row) for row in rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=False)]
    lines = []
    for row in rows:
        cells = [
            cell.rjust(width) if column % 2 == 0 else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=False))
        ]
        lines.append(" ".join(cell for cell, width in zip(cells, widths, strict=False) if width).rstrip())
    return lines
