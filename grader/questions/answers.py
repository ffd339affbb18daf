"""A file of answers (``answers.toml``), also one that is not quite TOML.

A whole file of TOML is read as TOML. A sloppy one is cut into statements, each from one line that begins like
``Q04 =`` to the next, and each is read alone: what is no TOML, such as ``Q04 = 3,2``, is kept as its text, so
that one slip does not cost the other answers and the question itself can say what is wrong.

Before the TOML parser sees anything, a look at its *shape* (strings blotted out, comments taken away) refuses
what would make that parser slow or too deep: thousands of dots in a key, thousands of open brackets.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from grader.errors import NotGradableError
from grader.questions.numbers import AROUND, cut, quoted

MAX_BYTES = 64 * 1024
MAX_DOTS = 20
MAX_DEPTH = 20
MAX_KEY_CHARS = 200
HEADER = ("exercise", "student", "sheet")

_ITEM_ID = re.compile(r"[A-Z][0-9]{2}")
# No string begins right behind a letter: in "don't" there is none.
_ONE_LINE_TOKEN = r"""
      (?<!\w) " (?:\\[^\n]|[^"\\\n])*+ (?:"|(?P<loose>))
    | (?<!\w) '[^'\n]*'
    | (?P<comment>\#[^\n]*)
"""
_ONE_LINE = re.compile(_ONE_LINE_TOKEN, re.VERBOSE)
# Up to two more quotes may stand right before the closing three. A string without an end goes as far as it
# can all the same: to look for an end from each of its quotes would take the square of its length.
_TOKEN = re.compile(
    rf"""
      \"\"\" (?:\\.|[^\\])*? (?:"{{3,5}}|(?P<cut>\Z))
    | \'\'\' .*? (?:'{{3,5}}|(?P<cut_too>\Z))
    | {_ONE_LINE_TOKEN}
    """,
    re.VERBOSE | re.DOTALL,
)
_COMMENT = re.compile(r"#[^\n]*")
_WORD = r"[\w-]++(?:[ \t]++[0-9]++)?"
_KEY = rf"{_WORD}(?:[ \t]*+\.[ \t]*+{_WORD})*+"
# As in YAML; any other word may stand before a colon in the middle of prose.
_OURS = rf"(?:{'|'.join(HEADER)}|[A-Za-z][0-9]{{2}}(?:[ \t]*+\.[ \t]*+[0-9]++)?)"
_START = re.compile(
    rf"^[ \t]*+(?:\[++[ \t]*+(?P<table>{_KEY})[ \t]*+\]++[ \t]*+$|(?P<key>{_KEY})[ \t]*+="
    rf"|(?P<yaml>{_OURS})[ \t]*+:)",
    re.MULTILINE,
)
_BETWEEN_KEYS = re.compile(r"[=,\n{}\[\]]")

_Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """What a student handed in: who, for what, and the answers by item.

    An answer is what TOML makes of it (text, number, list, bool); several keys of one item, such as
    ``Q01.1`` and ``Q01.2``, are one dict. `unreadable` says of an item why nothing is taken; `unknown` lists
    what is neither an item nor a key of the header, so that a typo can be told.
    """

    exercise: str
    student: str
    sheet: str
    answers: Mapping[str, object]
    unreadable: Mapping[str, str]
    unknown: tuple[str, ...] = ()


def read_answers(source: bytes) -> AnswerFile:
    r"""Read a file of answers, also one that is not quite TOML.

    Parameters
    ----------
    source : bytes
        The file, as it was handed in.

    Raises
    ------
    NotGradableError
        If it is no text in UTF-8, or too large.

    Examples
    --------
    >>> read_answers(b'exercise = "bowl_quiz"\nq04 = 3,2 # half').answers
    {'Q04': '3,2'}
    """
    text = _decoded(source)
    table = _parsed(text)
    found = _Found()
    for path, value in _one_by_one(text) if table is None else _leaves((), table):
        found.add(path, value)
    return found.file()


def _decoded(source: bytes) -> str:
    """Return the text with plain line ends."""
    if len(source) > MAX_BYTES:
        raise NotGradableError(f"it has {len(source):,} bytes; at most {MAX_BYTES:,} are taken")
    if source.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NotGradableError("it is saved as UTF-16; save it as UTF-8")
    if b"\0" in source:
        raise NotGradableError("it holds NUL bytes, so it is not a text file; save it as UTF-8 text")
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = 1 + len(re.findall(rb"\r\n?|\n", source[: error.start]))
        raise NotGradableError(f"it is not UTF-8 text (see line {line}); save it as UTF-8") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _never_closes(text: str) -> bool:
    """Tell whether a string of many lines has no end."""
    return any(token.lastgroup in {"cut", "cut_too"} for token in _TOKEN.finditer(text))


def _blotted(text: str, ink: str = "") -> str:
    """Blank out comments, and strings if there is ink for them; all else keeps its place."""

    def blot(match: re.Match[str]) -> str:
        token = match[0]
        if match.lastgroup == "comment":
            return " " * len(token)
        if match.lastgroup == "loose":
            return token[0] + _COMMENT.sub(lambda comment: " " * len(comment[0]), token[1:])
        return ink * len(token) or token

    # Where quotes do not pair up, no line counts as a part of a string: rather prose cut than answers lost.
    return (_ONE_LINE if _never_closes(text) else _TOKEN).sub(blot, text)


def _is_tame(text: str) -> bool:
    """Tell whether the TOML parser can be trusted with a text to be quick, and not too deep."""
    shape = _blotted(text, ink="_")
    depth = max(accumulate((char in "[{") - (char in "]}") for char in shape), default=0)
    dots = max(piece.count(".") for piece in _BETWEEN_KEYS.split(shape))
    return depth <= MAX_DEPTH and dots <= MAX_DOTS and not _never_closes(text)


def _parsed(text: str) -> dict[str, object] | None:
    """Read TOML; None where it is none, or more than anyone needs."""
    try:
        return tomllib.loads(text) if _is_tame(text) else None
    except (ValueError, RecursionError):  # ValueError also for a whole number of too many digits
        return None


def _one_by_one(text: str) -> Iterator[tuple[_Path, object]]:
    """Read each statement alone; what belongs to none is called unknown, under its own text."""
    plain, shape = _blotted(text), _blotted(text, ink="_")
    starts = list(_START.finditer(shape))
    ends = [*(match.start() for match in starts), len(shape)]
    yield from _lost(plain[: ends[0]])
    table: _Path = ()
    for match, end in zip(starts, ends[1:], strict=True):
        rest = slice(match.end(), end)
        if match["table"]:
            table = _path(plain[slice(*match.span("table"))], match["table"])
            yield from _lost(plain[rest])
        else:
            name = str(match.lastgroup)
            path = _path(plain[slice(*match.span(name))], match[name])
            yield from _leaves(table + path, _value(text[rest], plain[rest].strip()))


def _lost(text: str) -> Iterator[tuple[_Path, object]]:
    if text.strip():
        yield (quoted(text.strip()),), ""


def _path(plain: str, shape: str) -> _Path:
    """Split a key at its dots, but for those in quotes; an endless one stays whole."""
    spans = [part.span() for part in re.finditer(r"[^.]+", shape)]
    if len(spans) > MAX_DOTS or len(plain) > MAX_KEY_CHARS:
        return (cut(plain),)
    return tuple(plain[start:end].strip(" \t\"'") for start, end in spans)


def _value(text: str, plain: str) -> object:
    """Read what stands after ``=``: TOML, or else the text itself without comments."""
    table = _parsed(f"value = {text}") if plain else None
    if table is None or set(table) != {"value"}:
        if plain.startswith("'''") and plain.count("'''") == 1:  # it has no end
            return plain.removeprefix("'''").strip()
        return plain.removeprefix('"""').removesuffix('"""').strip()
    return table["value"]


def _leaves(path: _Path, value: object) -> Iterator[tuple[_Path, object]]:
    """Walk through tables in tables; without recursion, as dotted keys make many."""
    waiting = [(path, value)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            waiting += [((*path, key), inner) for key, inner in reversed(value.items())]
        else:
            yield path, _kept(value)


def _kept(value: object) -> object:
    """Return a value as one of text, number, bool and list; dates and times as text."""
    if isinstance(value, list):
        return [_kept(item) for item in value]
    if isinstance(value, dict):
        return "{...}"
    if isinstance(value, int) and value.bit_length() > 4096:
        return hex(value)  # Python refuses to write so many digits in decimal
    return value if isinstance(value, str | int | float) else str(value)


def _is_empty(value: object) -> bool:
    return isinstance(value, str) and not value.strip()


class _Found:
    """What has been found so far: for each key its parts; the part of an answer without parts is ``""``."""

    def __init__(self) -> None:
        self._parts: dict[str, dict[str, object]] = {}
        self._unreadable: dict[str, str] = {}
        self._unknown: dict[str, None] = {}

    def add(self, path: _Path, value: object) -> None:
        """Put one value where it belongs; an item may stand in any table."""
        names = ["".join(name.split()).upper() for name in path]
        places = [place for place, name in enumerate(names) if _ITEM_ID.fullmatch(name)]
        if places:
            self._keep(names[places[-1]], ".".join(path[places[-1] + 1 :]), value)
        elif len(path) == 1 and names[0].lower() in HEADER:
            self._keep(names[0].lower(), "", value)
        else:
            self._unknown[cut(".".join(path))] = None

    def _keep(self, key: str, part: str, value: object) -> None:
        parts = self._parts.setdefault(key, {})
        known = parts.get(part, "")
        if _is_empty(known):
            parts[part] = value
        elif not _is_empty(value) and repr(value) != repr(known):
            name = f"{key}.{part}" if part else key
            twice = f"{cut(name)} is given twice, as {quoted(known)} and as {quoted(value)}"
            self._unreadable.setdefault(key, f"{twice}; keep one of them")

    def _joined(self, key: str) -> object:
        """Return one value, or a dict of the parts; the empty lines of a template stand back."""
        whole = self._parts[key].get("", "")
        rest = {part: value for part, value in self._parts[key].items() if part}
        if rest and _is_empty(whole):
            return rest
        if not all(map(_is_empty, rest.values())):
            parts = f"{key}.{cut(next(iter(rest)))}"
            twice = f"{key} is given twice, as {quoted(whole)} and in parts such as {parts}"
            self._unreadable.setdefault(key, f"{twice}; keep one of them")
        return whole

    def file(self) -> AnswerFile:
        """Return all of it."""
        joined = {key: self._joined(key) for key in self._parts}
        readable = {key: value for key, value in joined.items() if key not in self._unreadable}
        exercise, student, sheet = (str(readable.pop(key, "")).strip(AROUND) for key in HEADER)
        return AnswerFile(exercise, student, sheet, readable, self._unreadable, tuple(self._unknown))
