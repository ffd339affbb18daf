"""The list of exercises in `course.toml`: one name more, and nothing else changed.

The text is edited, so that comments and layout stay. Whatever the text looks like, the edit is right if TOML
reads the same from it as before, with the new name at the end of the list; an edit that is not is never used.
"""

import re
import tomllib
from pathlib import Path

from grader.errors import UsageError

_LIST = re.compile(r"""^[ \t]*(?:exercises|"exercises"|'exercises')[ \t]*=[ \t]*\[""", re.MULTILINE)
_PART = re.compile(r"""\s+|\#[^\n]*|(?P<text>"(?:\\.|[^"\\\n])*"|'[^'\n]*')|,""")
_LINE_BEFORE = re.compile(r"[ \t]*")
_LINE_AFTER = re.compile(r"(?P<comma>[ \t]*,)?[ \t]*(?:\#[^\r\n]*)?(?=(?P<end>\r?\n))")


def with_exercise(text: str, slug: str, path: Path) -> str:
    """Return the text of a `course.toml` that lists one exercise more.

    Parameters
    ----------
    text : str
        The file as it is.
    slug : str
        The new exercise.
    path : Path
        Where the file stands, for the message.

    Raises
    ------
    UsageError
        If the list is written in a way that cannot be edited; the text says how to write it.
    """
    table = tomllib.loads(text)
    wanted = {**table, "exercises": [*table["exercises"], slug]}
    for found in _LIST.finditer(text):
        edited = _appended(text, found.end(), slug)
        if _reads(edited) == wanted:
            return edited
    slugs = ", ".join(f'"{slug}"' for slug in table["exercises"])
    raise UsageError(
        f"{path}: the list of exercises is written in an unusual way, and nothing was changed; "
        f"write it as the line `exercises = [{slugs}]` and type the command again"
    )


def _reads(text: str) -> object:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def _appended(text: str, start: int, slug: str) -> str:
    """Put a name behind the last one of the list that begins at an offset."""
    last = _last_text(text, start)
    if last is None:
        return f'{text[:start]}"{slug}"{text[start:]}'
    line_start = text.rfind("\n", 0, last.start()) + 1
    indent = text[line_start : last.start()]
    rest = _LINE_AFTER.match(text, last.end())
    if not _LINE_BEFORE.fullmatch(indent) or rest is None:  # several names on one line
        return f'{text[: last.end()]}, "{slug}"{text[last.end() :]}'
    comma = "," if rest["comma"] else ""
    own_line = text[last.end() : rest.end()] if comma else "," + text[last.end() : rest.end()]
    return f'{text[: last.end()]}{own_line}{rest["end"]}{indent}"{slug}"{comma}{text[rest.end() :]}'


def _last_text(text: str, start: int) -> re.Match[str] | None:
    """Return the last text in a list of texts."""
    last, place = None, start
    while part := _PART.match(text, place):
        last, place = part if part["text"] else last, part.end()
    return last
