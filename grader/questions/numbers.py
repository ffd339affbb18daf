"""Numbers, vectors and intervals as students type them.

What can mean one thing only is read, in any usual spelling; all else is refused with a sentence that says
what to change. A text is measured before anything looks inside it, so none can take long.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from grader.errors import FormatError

MAX_CHARS = 200
SHOWN_CHARS = 40

_SPACES = "".join(map(chr, (*range(9, 14), 32, 0xA0, *range(0x2000, 0x200C), 0x202F, 0x205F, 0x3000, 0xFEFF)))
AROUND = _SPACES + "$`'\"´“”„‟‘’‚‛«»"
_MINUS = str.maketrans(dict.fromkeys("−–—‐‑﹣－", "-"))

_DECIMAL = r"[+-]?\s*(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
_NUMBER = re.compile(rf"({_DECIMAL})(?:\s*/\s*({_DECIMAL}))?")
_TIMES_POWER_OF_TEN = re.compile(r"\s*[*×·⋅]\s*10\s*(?:\^|\*\*)\s*[({]?\s*([+-]?[0-9]+)\s*[)}]?")
_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2},[0-9]{3}")
_DECIMAL_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]+")
_IMAGINARY = re.compile(r"(.*[0-9+-])?\s*\*?\s*[ij]")

# A sign may stand apart from its digits only where it cannot be a subtraction.
_LOOSE_SIGN = re.compile(r"(^|[,;])\s*([+-])\s+")
_LOOSE_SLASH = re.compile(r"\s*/\s*")
_SPACE = re.compile(r"\s")
_NO_DIGIT = re.compile(r"[^0-9+./-]")
_SEPARATOR = re.compile(r"\s*[,;]\s*|\s+")
_PERCENT = re.compile(r"(?<=[0-9.])\s{0,2}(?:\\?%|per\s?cent\b)", re.IGNORECASE)

_INFINITIES = frozenset(("inf", "infinity", "oo", "∞", "\\infty"))
_PAIRED = {"(": ")", "[": "]", "{": "}"}
_SUCH_AS = "such as -0.75, 3/4 or 1e-3"


@dataclass(frozen=True, slots=True)
class Bounds:
    """An interval: its two ends, and whether each belongs to it."""

    low: float
    high: float
    low_closed: bool = False
    high_closed: bool = False


def read_number(raw: object) -> float:
    """Read one number.

    Parameters
    ----------
    raw : object
        A number, or a text such as ``-0.75``, ``3/4``, ``1e-3``, ``1*10^-3``; the minus may be typographic,
        and quotes, dollar signs and spaces may stand around it.

    Returns
    -------
    float
        Always finite.

    Raises
    ------
    FormatError
        If it is anything else; a decimal comma gets a hint.

    Examples
    --------
    >>> read_number("−3/4")
    -0.75
    """
    if isinstance(raw, str):
        return _number_in(raw)
    if isinstance(raw, list | tuple):
        raise FormatError(f"expected one number, got {quoted(raw)}; write it without brackets")
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise FormatError(f"expected a number, got {quoted(raw)}; write one {_SUCH_AS}")
    return _finite(raw, raw)


def read_vector(raw: object, length: int) -> tuple[float, ...]:
    """Read several numbers: a list, or a text with commas, semicolons or spaces between them.

    Parameters
    ----------
    raw : object
        A list of numbers, or a text such as ``9, -6`` or ``[9 -6]``; brackets are optional.
    length : int
        How many numbers are asked for.

    Raises
    ------
    FormatError
        If one of them is no number (the text says which), or if there are more or fewer.

    Examples
    --------
    >>> read_vector("(9; -1/2)", 2)
    (9.0, -0.5)
    """
    expected = "1 number" if length == 1 else f"{length} numbers"
    parts = _components(raw, expected, MAX_CHARS * min(max(length, 1), 10))
    if len(parts) != length:
        if any(map(_is_word, parts)):
            raise FormatError(
                f"expected {expected}, got {quoted(raw)}; write only the numbers, with commas between them"
            )
        advice = "separate them with commas or spaces" if len(parts) < length else "write no more than asked"
        raise FormatError(_miscounted(expected, len(parts), raw, advice))
    if length == 1:
        return (read_number(parts[0]),)
    return tuple(_named(f"number {at} of {length}", part) for at, part in enumerate(parts, 1))


def read_interval(raw: object) -> Bounds:
    """Read an interval: ``(0, 1/2]``, ``[0; 1)``, ``]0, 1[``; an end may be ``inf``, ``oo`` or ``∞``.

    Raises
    ------
    FormatError
        If it is no text of that form. A list is refused too, as its brackets say nothing about the ends.

    Examples
    --------
    >>> read_interval("]0, 1/2]")
    Bounds(low=0.0, high=0.5, low_closed=False, high_closed=True)
    """
    if isinstance(raw, list | tuple):
        raise FormatError(f'expected an interval, got the list {quoted(raw)}; write it in quotes: "[0, 1]"')
    bare = _bare(raw, "an interval such as (0, 0.5]", 2 * MAX_CHARS)
    if len(bare) < 2 or bare[0] not in "([]" or bare[-1] not in ")][":
        raise FormatError(
            f"expected an interval such as (0, 0.5], got {quoted(raw)}; write both ends in brackets, "
            "( ) where an end is left out and [ ] where it belongs to it"
        )
    parts = _split(bare[1:-1], raw, "2 ends")
    if len(parts) != 2:
        raise FormatError(_miscounted("2 ends", len(parts), raw, "write the lower and the upper one"))
    bounds = Bounds(_end("lower", parts[0]), _end("upper", parts[1]), bare[0] == "[", bare[-1] == "]")
    _check_ends(bounds, raw)
    return bounds


def without_percent(raw: object) -> object:
    r"""Take off what says "percent" behind a number; what is left is read as usual.

    Examples
    --------
    >>> without_percent("99.87 %"), without_percent(r"$5\%$"), without_percent(["1 percent", 2])
    ('99.87 ', '$5 $', ['1 ', 2])
    """
    if isinstance(raw, list | tuple):
        return [without_percent(part) if isinstance(part, str) else part for part in raw]
    # A space stays, so that what stood on both sides of the sign never becomes one number.
    return _PERCENT.sub(" ", raw) if isinstance(raw, str) else raw


def near(got: float, right: float, decimals: int) -> bool:
    """Tell whether a typed number is right to so many decimals (rule Nk of the curriculum).

    Holds when ``|got - right| <= 0.5 * 10**-decimals + 1e-9``; more digits than asked are welcome. To 0
    decimals it is whole numbers that are asked for: ``|got - round(right)| <= 1e-9``. An infinite end of an
    interval is near itself only.
    """
    if decimals == 0:
        right, half = round(right, 0), 0.0
    else:
        half = 0.5 * 10.0**-decimals
    return got == right or abs(got - right) <= half + 1e-9


def quoted(raw: object) -> str:
    """Show what came, in one line: cut to 40 characters, control characters spelled out."""
    return f'"{cut(raw)}"' if isinstance(raw, str) else cut(_spelled(raw))


def cut(text: str) -> str:
    """Cut a text to 40 characters, with a visible mark, and spell out control characters."""
    shown = text if len(text) <= SHOWN_CHARS else text[:SHOWN_CHARS] + "…"
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in shown)


def bare_text(text: str) -> str:
    """Take off what stands around an answer (spaces, quotes, dollar signs); write every minus as ``-``."""
    return text.strip(AROUND).translate(_MINUS)


def _spelled(raw: object) -> str:
    """Write a value much as TOML does; neither its size nor its depth can make this fail."""
    if isinstance(raw, bool):
        return str(raw).lower()
    if isinstance(raw, int):
        return str(raw) if raw.bit_length() < 1000 else "a huge whole number"
    if isinstance(raw, list | tuple):
        return f"[{', '.join(_inside(raw))}]"
    if isinstance(raw, dict):
        return "a table"
    return str(raw) if isinstance(raw, float) else f"a value of type {type(raw).__name__}"


def _inside(raw: list[object] | tuple[object, ...]) -> Iterator[str]:
    for item in raw[:SHOWN_CHARS]:
        if isinstance(item, list | tuple):
            yield "[...]" if item else "[]"
        else:
            yield quoted(item)


def _bare(raw: object, expected: str, max_chars: int) -> str:
    """Return what a text holds, when it is one of a fair length."""
    if not isinstance(raw, str):
        raise FormatError(f"expected {expected}, got {quoted(raw)}; answer with a text in quotes")
    if len(raw) > max_chars:
        came = f"{len(raw):,}: {quoted(raw)}"
        raise FormatError(f"expected {expected} in at most {max_chars} characters, got {came}; shorten it")
    if not (bare := bare_text(raw)):
        raise FormatError(f"expected {expected}, got an empty answer; write it, or leave the question out")
    return bare


def _number_in(text: str) -> float:
    bare = _TIMES_POWER_OF_TEN.sub(r"e\1", _bare(text, "a number", MAX_CHARS))
    match = _NUMBER.fullmatch(bare)
    if match is None:
        raise FormatError(_why_no_number(bare, text))
    above, below = (float("".join(part.split())) for part in match.groups("1"))
    if below == 0:
        raise FormatError(f"expected a number, got {quoted(text)}; nothing can be divided by 0")
    return _finite(above / below, text)


def _finite(value: float, raw: object) -> float:
    """Return the value; what no float can hold is refused."""
    try:
        value = float(value)
    except OverflowError:
        value = math.inf
    if math.isfinite(value):
        return value
    if isinstance(raw, float):
        raise FormatError(_not_finite(str(raw), quoted(raw)))
    raise FormatError(f"expected a finite number, got {quoted(raw)}; it is too large, the largest is 1.8e308")


def _not_finite(name: str, came: str) -> str:
    if name == "nan":
        return f'expected a number, got {came}; nan stands for "not a number", write digits {_SUCH_AS}'
    return f"expected a finite number, got {came}; write digits {_SUCH_AS}"


def _why_no_number(bare: str, text: str) -> str:
    """Say what to change; the first rule that fits wins."""
    came = quoted(text)
    if _THOUSANDS.fullmatch(bare):
        whole = bare.replace(",", "")
        pointed = bare.replace(",", ".")
        return f"expected a number, got {came}; write {pointed} with a point, or {whole} without a comma"
    if _NUMBER.fullmatch(pointed := bare.replace(",", ".", 1)):
        return f"expected a number, got {came}; {_with_point(pointed)}"
    if (name := bare.lower().lstrip("+-")) in _INFINITIES | {"nan"}:
        return _not_finite(name, came)
    if _IMAGINARY.fullmatch(bare):
        return f"expected a real number, got {came}; the answer has no imaginary part"
    if _NUMBER.fullmatch(_inner(bare).strip()):
        return f"expected a number, got {came}; write it without brackets"
    if _DECIMAL_COMMA.search(bare) and not _SPACE.search(bare):
        return f"expected one number, got {came}; write a decimal point, and no sign between groups of digits"
    if (count := _how_many(bare)) > 1:
        return f"expected one number, got {count} in {came}; write only the one that is asked for"
    return f"expected a number, got {came}; write only the number, {_SUCH_AS}"


def _how_many(bare: str) -> int:
    """Count the numbers, if there is nothing else."""
    parts = _SEPARATOR.split(_inner(bare).strip())
    return len(parts) if all(map(_NUMBER.fullmatch, parts)) else 0


def _with_point(pointed: str) -> str:
    return f"write {pointed} with a point, not a comma"


def _comma(raw: object) -> str:
    """Give the advice on a decimal comma where one may be meant; else nothing."""
    found = _DECIMAL_COMMA.search(raw.translate(_MINUS)) if isinstance(raw, str) else None
    return _with_point(found[0].replace(",", ".")) if found else ""


def _miscounted(expected: str, count: int, raw: object, advice: str) -> str:
    comma = _comma(raw)
    return f"expected {expected}, got {count} in {quoted(raw)}; " + (
        f"{comma}, if that is one number" if comma else advice
    )


def _inner(bare: str) -> str:
    """Take off a pair of brackets."""
    return bare[1:-1] if len(bare) > 1 and _PAIRED.get(bare[0]) == bare[-1] else bare


def _components(raw: object, expected: str, max_chars: int) -> list[object]:
    if isinstance(raw, list | tuple):
        return list(raw)
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return [raw]
    return [*_split(_inner(_bare(raw, expected, max_chars)), raw, expected)]


def _split(inner: str, raw: object, expected: str) -> list[str]:
    """Split at commas, semicolons and spaces."""
    tight = _LOOSE_SLASH.sub("/", _LOOSE_SIGN.sub(r"\1\2", inner)).strip()
    if not tight:
        raise FormatError(f"expected {expected}, got {quoted(raw)}; there is nothing in the brackets")
    if ";" in tight and (advice := _comma(raw)):
        raise FormatError(f"expected {expected}, got {quoted(raw)}; {advice}")
    parts = _SEPARATOR.split(tight)
    if not all(parts):
        sign = ";" if ";" in tight else ","
        raise FormatError(f'expected {expected}, got {quoted(raw)}; a number is missing beside a "{sign}"')
    return parts


def _is_word(part: object) -> bool:
    """Tell whether there is something in it that belongs to no number."""
    return isinstance(part, str) and not _NUMBER.fullmatch(part) and bool(_NO_DIGIT.search(part))


def _named(name: str, part: object) -> float:
    """Read a part; an error says which one it is."""
    try:
        return read_number(part)
    except FormatError as error:
        raise FormatError(f"{name}: {error}") from None


def _end(which: str, part: str) -> float:
    if part.lower().lstrip("+-") in _INFINITIES and len(part) - len(part.lstrip("+-")) < 2:
        return -math.inf if part.startswith("-") else math.inf
    return _named(f"{which} end", part)


def _check_ends(bounds: Bounds, raw: object) -> None:
    if bounds.low > bounds.high:
        raise FormatError(f"expected the lower end first, got {quoted(raw)}; swap the two ends")
    taken_in = (bounds.low, bounds.low_closed), (bounds.high, bounds.high_closed)
    if any(closed and math.isinf(end) for end, closed in taken_in):
        raise FormatError(
            f"expected ( ) beside an infinite end, got {quoted(raw)}; no interval reaches infinity"
        )
