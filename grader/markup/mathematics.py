"""LaTeX to MathML, by math-core; a formula that cannot be is an error with its place."""

import html
import re
from functools import lru_cache
from xml.etree import ElementTree

from math_core import LatexError, LatexToMathML

from grader.errors import CatalogError

LONGEST = 60
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_CONVERTER = LatexToMathML(fancy_error=False)


class FormulaError(CatalogError):
    """A formula cannot be shown.

    Parameters
    ----------
    tex : str
        The formula.
    offset : int
        The letter of it that is at fault, from 0.
    reason : str
        What is wrong there.
    """

    def __init__(self, tex: str, offset: int, reason: str) -> None:
        shown = " ".join(tex.split())
        shown = shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…"
        super().__init__(f"{shown}: {reason}" if shown else reason)
        self.offset = min(offset, len(tex))


def mathml(tex: str, *, display: bool) -> str:
    """Convert a formula.

    Raises
    ------
    FormulaError
        If it is no LaTeX that can be shown; its text says why.
    """
    return _mathml(tex, display)


def parsed(tex: str, *, display: bool) -> ElementTree.Element:
    """Convert a formula, and parse what comes out.

    Raises
    ------
    FormulaError
        As `mathml` does.
    """
    return ElementTree.fromstring(_mathml(tex, display))


@lru_cache(maxsize=1024)
def _mathml(tex: str, display: bool) -> str:
    if found := CONTROL.search(tex):
        raise FormulaError(CONTROL.sub("", tex), found.start(), "holds a control character")
    if not tex.strip():
        raise FormulaError(tex, 0, "the formula is empty")
    try:
        converted = _CONVERTER.convert_with_local_state(tex, displaystyle=display)
    except LatexError as error:
        offset, _, said = str(error).partition(": ")
        raise FormulaError(tex, int(offset), f"{said[0].lower()}{said[1:].rstrip('.')}") from None
    converted = _without_names(converted)
    try:
        ElementTree.fromstring(converted)
    except ElementTree.ParseError:
        raise FormulaError(tex, 0, "cannot be written as MathML") from None
    return converted


def _without_names(markup: str) -> str:
    """Write entities that HTML has and XML lacks as the letters that they mean."""
    return re.sub(r"&(?!(?:amp|lt|gt|quot|apos);)\w+;", lambda found: html.unescape(found[0]), markup)
