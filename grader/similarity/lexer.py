"""Python source as tokens, told by their looks: names made equal; comments, docstrings and layout dropped.

This reads hostile bytes in the trusted process, so it is no parser, and none is used. `ast` and `compile`
may crash the interpreter on deep nesting; `tokenize` raises on broken source, follows the encoding that the
file names, and is another one from Python 3.12 on, with other tokens. Here

- bytes become text as UTF-8, and what is none becomes a sign of its own; no codec of the file's choice is
  loaded;
- one regular expression goes once over the text. Its branches repeat possessively (nothing is tried again)
  and, once they have begun to repeat, cannot fail: an unclosed string ends with its line or with the file.
  So time is linear in the size, there is no recursion, and no source is refused;
- after `MAX_TOKENS` tokens it stops, and says so.

Any text has tokens, so broken source needs no other way: its words and signs are compared as they stand.
"""

import builtins
import keyword
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

MAX_TOKENS = 20_000
NAME, STRING = "n", "s"
"""What stands for a name of the author's own, and for a string."""

_KEPT = frozenset((*keyword.kwlist, *keyword.softkwlist, *dir(builtins)))
_LINE_OF = r"[^\\{quote}\n]*+(?:\\(?s:.)?+[^\\{quote}\n]*+)*+{quote}?+"
_TEXT_OF = (
    r"[^\\{quote}]*+(?:(?:\\(?s:.)?+|{quote}(?!{quote}{quote}))[^\\{quote}]*+)*+(?:{quote}{quote}{quote})?+"
)
_TOKEN = re.compile(
    r"(?P<blank>[^\S\n]++|\\\r?\n|\#[^\n]*+)"
    r"|(?P<end>\n)"
    r"|(?P<string>[rbfutRBFUT]{0,2}(?:"
    rf"'''{_TEXT_OF.format(quote=chr(39))}|\"\"\"{_TEXT_OF.format(quote=chr(34))}"
    rf"|'{_LINE_OF.format(quote=chr(39))}|\"{_LINE_OF.format(quote=chr(34))}))"
    r"|(?P<number>\.?\d(?:[eE][+-]\d|[\w.])*+)"
    r"|(?P<name>\w++)"
    r"|(?P<sign>(?:\*\*|//|>>|<<)=?|[-+*/%@&|^<>=!:]=|->|\.\.\.|\S)"
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one file and the lines on which each begins and ends; `cut` if there were more."""

    texts: tuple[str, ...]
    first_lines: tuple[int, ...]
    last_lines: tuple[int, ...]
    cut: bool = False


def tokens_of(source: bytes) -> Tokens:
    """Split source into tokens; never fails, and takes time in proportion to the size."""
    text = source.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    found = list(islice(_meaning(text), MAX_TOKENS + 1))
    kept = found[:MAX_TOKENS]
    return Tokens(
        tuple(text for text, _, _ in kept),
        tuple(first for _, first, _ in kept),
        tuple(last for _, _, last in kept),
        cut=len(found) > MAX_TOKENS,
    )


def _meaning(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield tokens; a string that is a statement of its own is a docstring or a comment, and left out."""
    line, depth = 1, 0
    begins = True
    held: tuple[str, int, int] | None = None  # a string that began a statement: does it go on?
    for match in _TOKEN.finditer(text):
        kind, said = str(match.lastgroup), match.group()
        first, line = line, line + said.count("\n")
        if kind == "blank":
            continue
        if kind == "end":
            if depth == 0:
                begins, held = True, None
            continue
        if held is not None:
            yield held
            held = None
        if said == ";" and depth == 0:  # as a new line does
            begins = True
            continue
        token = (_shown(kind, said), first, line)
        if kind == "string" and begins and depth == 0:
            held = token
        else:
            yield token
        depth = max(0, depth + (said in "([{") - (said in ")]}"))
        begins = False


def _shown(kind: str, said: str) -> str:
    if kind == "string":
        return STRING
    if kind == "number":
        return said.lower().replace("_", "")
    return NAME if kind == "name" and said not in _KEPT else said
