"""Putting the pieces of a formula together: spaces, and parentheses where a fraction would be misread."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from grader.markup.signs import LOWERED, RAISED, Sort

WORDS_BESIDE = (Sort.LETTER, Sort.SCRIPTED, Sort.NUMBER, Sort.NAME, Sort.FRACTION, Sort.LARGE)
LOOSE = (
    Sort.BINARY,
    Sort.PREFIX,
    Sort.RELATION,
    Sort.COMMA,
    Sort.TIGHT,
    Sort.FRACTION,
    Sort.SPACE,
    Sort.LARGE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A bit of text, and how it stands to its neighbors."""

    text: str
    sort: Sort


def joined(pieces: Sequence[Piece]) -> str:
    """Put pieces together, with spaces where print has some."""
    known = _with_parentheses(_without_signs(without_bars(pieces)))
    text = ""
    for place, piece in enumerate(known):
        following = known[place + 1] if place + 1 < len(known) else None
        text += (_gap(known[place - 1], piece, following) if place else "") + piece.text
    return text.replace("...", "…").strip()


def without_bars(pieces: Sequence[Piece]) -> list[Piece]:
    """Say of each bar whether it opens or closes: it opens where nothing stands that it could close."""
    known: list[Piece] = []
    for piece in pieces:
        if piece.sort is Sort.BAR:
            after = known[-1].sort if known else Sort.OPENING
            closes = after in (*WORDS_BESIDE, Sort.CLOSING, Sort.TEXT)
            piece = replace(piece, sort=Sort.CLOSING if closes else Sort.OPENING)
        known.append(piece)
    return known


def _without_signs(pieces: Sequence[Piece]) -> list[Piece]:
    """Say of each plus and minus whether it stands between two things or before one."""
    known: list[Piece] = []
    for piece in pieces:
        before = [other for other in known if other.sort is not Sort.SPACE]
        between = before and before[-1].sort in (*WORDS_BESIDE, Sort.CLOSING, Sort.TEXT)
        if piece.sort is Sort.BINARY and not between:
            piece = replace(piece, sort=Sort.PREFIX)
        known.append(piece)
    return known


def _with_parentheses(pieces: Sequence[Piece]) -> list[Piece]:
    """Put parentheses around each fraction that something is multiplied with."""
    known = []
    for place, piece in enumerate(pieces):
        before = next((other.sort for other in reversed(pieces[:place]) if other.text != " "), None)
        after = next((other.sort for other in pieces[place + 1 :] if other.text != " "), None)
        beside = before in (*WORDS_BESIDE, Sort.CLOSING) or after in (*WORDS_BESIDE, Sort.OPENING)
        misread = piece.sort is Sort.FRACTION and beside
        known.append(replace(piece, text=f"({piece.text})") if misread else piece)
    return known


def _gap(before: Piece, piece: Piece, after: Piece | None) -> str:
    """Return what stands between two pieces: nothing or a space."""
    sorts = {before.sort, piece.sort}
    if sorts & {Sort.SPACE, Sort.TIGHT} or before.sort is Sort.OPENING or piece.sort is Sort.CLOSING:
        return ""
    if Sort.RELATION in sorts:
        return "" if len(sorts) == 1 else " "
    if before.sort in (Sort.BINARY, Sort.COMMA) or piece.sort is Sort.BINARY:
        return " "
    if before.sort is Sort.PREFIX or piece.sort in (Sort.COMMA, Sort.PREFIX) or Sort.TEXT in sorts:
        return ""
    return " " if _stand_apart(before, piece, after) else ""


def _stand_apart(before: Piece, piece: Piece, after: Piece | None) -> bool:
    """Tell whether two factors would be misread, or look crowded, without a space."""
    if piece.sort is Sort.OPENING:
        return before.sort is Sort.LARGE
    if Sort.LARGE in (before.sort, piece.sort) or Sort.NAME in (before.sort, piece.sort):
        return True
    if before.sort is Sort.SCRIPTED or piece.sort is Sort.NUMBER:
        return True
    if before.sort is Sort.CLOSING:
        return before.text[-1] in "".join([*RAISED.values(), *LOWERED.values()])
    if before.sort is Sort.NUMBER:
        return False
    called = after is not None and after.sort is Sort.OPENING
    return piece.sort is Sort.SCRIPTED or (called and before.text not in ("d", "∂", "Δ", "∇"))


def outside_fences(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces that stand in no parentheses."""
    outside, depth = [], 0
    for piece in without_bars(pieces):
        depth -= piece.sort is Sort.CLOSING
        if depth == 0 and piece.sort not in (Sort.OPENING, Sort.CLOSING):
            outside.append(piece)
        depth += piece.sort is Sort.OPENING
    return outside
