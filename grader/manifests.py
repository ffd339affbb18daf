"""Files of settings in TOML: read, checked against a schema, with errors that name file, line and key."""

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from grader.errors import CatalogError

Manifest = TypeVar("Manifest", bound=BaseModel)


class Strict(BaseModel):
    """A table in which unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def read_manifest(
    path: Path, schema: type[Manifest], choose: Callable[[dict[str, Any]], type[Manifest]] | None = None
) -> Manifest:
    """Read a file of settings.

    Parameters
    ----------
    path : Path
        The file, in TOML.
    schema : type
        What it must fit.
    choose : callable, optional
        Picks a more special schema from what the file says.

    Raises
    ------
    CatalogError
        If it is missing or does not fit its schema; the text names file, line and key.
    """
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
        return (choose(table) if choose is not None else schema).model_validate(table)
    except FileNotFoundError:
        raise CatalogError(f"{path}: not found") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CatalogError(f"{path}: {error}") from None
    except ValidationError as error:
        problems = [_problem(path, text, dict(found)) for found in error.errors(include_url=False)]
        raise CatalogError("\n".join(problems)) from None


def _problem(path: Path, text: str, found: dict[str, Any]) -> str:
    """Write one finding of the schema as file, line, key, what was expected and what came."""
    where = tuple(found["loc"])
    key = ".".join(map(str, where))
    if found["type"] == "extra_forbidden":
        said = "there is no such key"
    elif found["type"] == "missing":
        said = "is missing"
    else:
        said = f"{found['msg'][0].lower()}{found['msg'][1:]}, got {found['input']!r}"
    return f"{path}:{line_of(text, where)}: {key}: {said}"


def line_of(text: str, where: Sequence[Any]) -> int:
    r"""Return the line of the innermost key that stands in the file, 1 if none does.

    >>> line_of('[[parts]]\nid = 1\n[[parts]]\nid = 2', ("parts", 1, "id"))
    4
    """
    depth, line = 0, 1
    for number, path in _keys(text):
        if depth < len(path) and path == tuple(where[: len(path)]):
            depth, line = len(path), number
    return line


def _keys(text: str) -> Iterator[tuple[int, tuple[str | int, ...]]]:
    """Return lines and full paths of the keys and tables that begin a line, outside of long strings."""
    table: tuple[str | int, ...] = ()
    lengths: Counter[tuple[str | int, ...]] = Counter()
    quotes = ""
    for number, line in enumerate(text.splitlines(), 1):
        within, quotes = quotes, _still_open(line, quotes)
        if within:
            continue
        if header := re.match(r"\s*(\[\[?)([^\[\]]+)\]\]?\s*(#.*)?$", line):
            table = _table(header[2], lengths, is_array=header[1] == "[[")
            yield number, table[:-1] if isinstance(table[-1], int) else table
            yield number, table
        elif key := re.match(r"\s*([\w.\-\"']+)\s*=", line):
            yield number, (*table, *_parts(key[1]))


def _table(name: str, lengths: Counter[tuple[str | int, ...]], *, is_array: bool) -> tuple[str | int, ...]:
    """Return the path of a table; in arrays of tables, the last one that began is meant."""
    path: tuple[str | int, ...] = ()
    parts = _parts(name)
    for place, part in enumerate(parts, 1):
        path = (*path, part)
        if is_array and place == len(parts):
            lengths[path] += 1
        if lengths[path]:
            path = (*path, lengths[path] - 1)
    return path


def _parts(name: str) -> list[str]:
    return [part.strip(" \"'") for part in name.split(".")]


def _still_open(line: str, quotes: str) -> str:
    """Return the triple quotes that are open after a line."""
    for mark in re.findall(r'"""|\'\'\'', line):
        quotes = mark if not quotes else "" if quotes == mark else quotes
    return quotes
