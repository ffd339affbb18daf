"""Answers in letters: the chosen ones, an order, pairs of a number and a letter."""

import re
import string

from grader.errors import FormatError
from grader.questions.numbers import bare_text, quoted

MAX_LETTERS_CHARS = 1000

_AROUND_LETTERS = re.compile(r"[\s,;.:/()\[\]{}\"']+")
_PAIR = re.compile(r"([0-9]{1,3})[-\s=:.,()>→⇒⟶↔|\"']*([a-z])(?![a-z])")
_BETWEEN_PAIRS = re.compile(r"[\s,;.()\[\]{}\"']*")
_SUCH_AS_PAIRS = 'write the number of each left side and the letter of its partner, such as "1c 2a"'


def letters(raw: object, count: int) -> tuple[int, ...]:
    """Read the letters of options as indices: ``a c d``, ``a,c``, ``acd``, ``["a", "c"]``, ``(B)``.

    Parameters
    ----------
    raw : object
        A text, or a list of texts; a letter that is given twice is kept twice.
    count : int
        How many options there are; they are called from ``a`` on.

    Raises
    ------
    FormatError
        If anything but these letters is in it, or no letter at all.

    Examples
    --------
    >>> letters("a) C", 4)
    (0, 2)
    """
    known = _alphabet(count)
    expected = f"expected letters from a to {known[-1]}" if count > 1 else "expected the letter a"
    is_texts = isinstance(raw, list | tuple) and all(isinstance(item, str) for item in raw)
    typed = " ".join(raw) if is_texts else raw  # type: ignore[arg-type]
    if not isinstance(typed, str) or len(typed) > MAX_LETTERS_CHARS:
        raise FormatError(f'{expected}, got {quoted(raw)}; write them in quotes, such as "a"')
    found = _AROUND_LETTERS.sub("", bare_text(typed)).lower()
    if not found:
        raise FormatError(f"{expected}, got an empty answer; write one, or leave the question out")
    for char in found:
        if char not in known:
            advice = "write the letter that stands before the option"
            # The name tells a Cyrillic "a" from ours.
            odd = quoted(char) if char.isascii() else char.encode("ascii", "namereplace").decode()
            raise FormatError(f"{expected}, got {quoted(raw)}; {odd} is none of them, {advice}")
    return tuple(known.index(char) for char in found)


def pairs(raw: object, left: int, right: int) -> dict[int, int]:
    """Read which partner was chosen for each left side, both as indices.

    Parameters
    ----------
    raw : object
        A dict such as ``{"1": "c", "2": ""}``, where an empty text leaves a side out, or a text such as
        ``1c 2a``, ``1-c, 2=a``, ``1 → c``.
    left, right : int
        How many left sides (called 1, 2, ...) and partners (called a, b, ...) there are.

    Raises
    ------
    FormatError
        If a side or a letter is not there, a side is given twice, or it is no pairing at all.

    Examples
    --------
    >>> pairs("1c, 2 → a", 3, 4)
    {0: 2, 1: 0}
    """
    chosen: dict[int, int] = {}
    for side, letter in _sides(raw):
        number = int(side) if side.isascii() and side.isdigit() and len(side) < 4 else 0
        if not 1 <= number <= left:
            raise FormatError(
                f"expected left sides from 1 to {left}, got {quoted(side)}; use these numbers only"
            )
        if number - 1 in chosen:
            raise FormatError(
                f"expected one letter a left side, but {number} is given twice; keep one of them"
            )
        if not (isinstance(letter, str) and not bare_text(letter)):
            chosen[number - 1] = _partner(number, letter, right)
    return chosen


def _alphabet(count: int) -> str:
    return string.ascii_lowercase[:count]


def _sides(raw: object) -> list[tuple[str, object]]:
    """List left sides and letters as they were typed."""
    if isinstance(raw, dict):
        return [(str(side).strip(), letter) for side, letter in raw.items()]
    if not isinstance(raw, str) or len(raw) > MAX_LETTERS_CHARS:
        raise FormatError(f"expected pairs, got {quoted(raw)}; {_SUCH_AS_PAIRS}")
    text = bare_text(raw).lower()
    if not text:
        raise FormatError("expected pairs, got an empty answer; write them, or leave the question out")
    if not _BETWEEN_PAIRS.fullmatch(_PAIR.sub(" ", text)):
        raise FormatError(f"expected pairs, got {quoted(raw)}; {_SUCH_AS_PAIRS}")
    return _PAIR.findall(text)


def _partner(side: int, letter: object, right: int) -> int:
    try:
        found = letters(letter, right)
    except FormatError as error:
        raise FormatError(f"left side {side}: {error}") from None
    if len(found) > 1:
        raise FormatError(f"left side {side}: expected one letter, got {quoted(letter)}; keep one of them")
    return found[0]
