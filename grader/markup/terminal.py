"""A text for a terminal: the same Markdown, with every formula as Unicode text."""

import re
from collections.abc import Callable
from itertools import pairwise
from textwrap import wrap

from grader.markup.dialect import dialect
from grader.markup.document import Document, Kind, Span, read
from grader.markup.formula_text import formula_as_text
from grader.markup.mathematics import FormulaError

ACTIVE = re.compile(r"[\\`*_\[\]<>&~|#$!{}^]")
"""Signs of Markdown that could do something within a line."""

FIRST = re.compile(r"^[!-@\[-`{-~]")
"""What could do something at the beginning of a line: a list, a heading, a rule."""

CODE_INDENT = " " * 6
"""Four letters make it code, the others indent it."""


def for_terminal(text: str) -> str:
    """Return a text for a reader of Markdown that knows no LaTeX, such as `rich`.

    Formulas become text that is not read as Markdown again: display formulas are blocks of code, in others
    what Markdown would take for its own is written as entities.
    """
    return _with_formulas(text, _as_entities)


def for_pipe(text: str, width: int | None = None) -> str:
    """Return a text to be read as it stands, its paragraphs in lines of at most `width` letters."""
    shown = _with_formulas(text, lambda formula: formula)
    return shown if width is None else _filled(shown, width)


def _filled(text: str, width: int) -> str:
    """Break the lines of paragraphs anew; breaks that are meant stay."""
    lines = text.split("\n")
    tokens = dialect().parse(text)
    for token, inline in reversed(list(pairwise(tokens))):
        if token.type != "paragraph_open" or token.map is None or not inline.content:
            continue
        first, end = token.map
        prefix, found, _ = lines[first].partition(inline.content.split("\n")[0])
        if not found:
            continue
        filled, later = [], _later(prefix)
        for words in re.split(r"(?: {2,}|\\)\n", inline.content):
            filled += wrap(
                words, width, initial_indent=prefix, subsequent_indent=later, break_long_words=False
            )
            prefix = later
        lines[first:end] = filled
    return "\n".join(lines)


def _later(prefix: str) -> str:
    """Return what stands before the further lines of a block: the signs of quotes, not those of lists."""
    return re.sub(r"[^>\s]", " ", prefix)


def _with_formulas(text: str, shown: Callable[[str], str]) -> str:
    document = read(text)
    result = document.text
    for span in reversed(document.only(Kind.FORMULA, Kind.DISPLAY)):
        if span.kind is Kind.DISPLAY:
            start, end, formula = _block(document, span)
        else:
            start, end = span.start, span.end
            formula = shown("; ".join(_formula(span)))
        result = result[:start] + formula + result[end:]
    return result


def _formula(span: Span) -> list[str]:
    """Return the lines of a formula; of one that is none, its LaTeX, since a text must be readable anyway."""
    try:
        lines = formula_as_text(span.content, display=span.kind is Kind.DISPLAY).split("\n")
    except FormulaError:
        lines = " ".join(span.content.split()).split("\n")
    return [line.rstrip() for line in lines if line.strip()] or [""]


def _as_entities(formula: str) -> str:
    text = ACTIVE.sub(_entity, formula)
    return FIRST.sub(_entity, text) if not text.startswith("&#") else text


def _entity(sign: re.Match[str]) -> str:
    return f"&#{ord(sign[0])};"


def _block(document: Document, span: Span) -> tuple[int, int, str]:
    """Return what to put in place of a display formula, and from where to where.

    Blocks of code want an empty line before them, unless they begin their item of a list.
    """
    text = document.text
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end) if "\n" in text[span.end :] else len(text)
    first = text[start : span.start]
    later = _later(first)
    lines = [CODE_INDENT + line for line in _formula(span)]
    lines = [first + lines[0], *(later + line for line in lines[1:])]
    before = text[:start].rpartition("\n")[0].rpartition("\n")[2] if start else ""
    if first == later and before.strip(" >"):
        lines.insert(0, later.rstrip())
    if text[end + 1 :].partition("\n")[0].strip(" >"):
        lines.append(later.rstrip())
    return start, end, "\n".join(lines)
