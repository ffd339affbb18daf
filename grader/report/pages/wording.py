"""Sentences of authors as they stand in a page: formulas in one line of Unicode, code as code."""

from functools import lru_cache

from markupsafe import Markup, escape

from grader.markup import FormulaError, Kind, formula_as_text, read
from grader.report.words import visible

SIGNS = "$`"
"""Without one of these, a sentence is only its words."""

MOST_KNOWN = 4096


@lru_cache(MOST_KNOWN)
def worded(text: str) -> Markup:
    """Return a sentence as HTML; everything in it is escaped."""
    text = visible(text)
    if not any(sign in text for sign in SIGNS):
        return escape(text)
    document = read(text)
    pieces, end = [], 0
    for span in document.only(Kind.FORMULA, Kind.DISPLAY, Kind.CODE):
        shown = document.text[span.start : span.end]
        pieces.append(escape(document.text[end : span.start]))
        if span.kind is Kind.CODE:
            pieces.append(Markup("<code>{}</code>").format(shown.strip("`").strip()))
        else:
            pieces.append(Markup('<span class="formula">{}</span>').format(_formula(span.content)))
        end = span.end
    return Markup("").join([*pieces, escape(document.text[end:])])


def _formula(latex: str) -> str:
    """Return a formula as text; of one that is none, its LaTeX, since a sentence must be readable anyway."""
    try:
        return formula_as_text(latex)
    except FormulaError:
        return latex
